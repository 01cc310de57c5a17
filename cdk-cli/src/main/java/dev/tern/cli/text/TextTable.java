package dev.tern.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns as wide as their widest cell; numbers stand to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> headings;

  /** A table without rows. */
  public TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row: a cell for each heading. */
  public TextTable row(Object... cells) {
    rows.add(List.of(cells).stream().map(String::valueOf).map(Columns::plain).toList());
    return this;
  }

  /** Its lines, the headings first. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    List<Integer> widths =
        IntStream.range(0, headings.size()).mapToObj(column -> width(all, column)).toList();
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static int width(List<List<String>> all, int column) {
    return all.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0);
  }

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      int width = widths.get(column);
      line.append(numbers(column) ? Columns.right(cell, width) : Columns.left(cell, width));
      line.append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private boolean numbers(int column) {
    return !rows.isEmpty()
        && rows.stream().map(row -> row.get(column)).allMatch(TextTable::isNumber);
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-–~]?[0-9 ,.]*( ?[%kMGBs/]+)?");
  }
}
