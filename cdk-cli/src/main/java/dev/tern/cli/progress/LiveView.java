package dev.tern.cli.progress;

import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.Columns;
import dev.tern.cli.text.Screen;
import dev.tern.cli.text.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines that a terminal shows of a sync: never wider nor higher than it is. */
public final class LiveView {

  private static final int MOST_ROWS = 10;
  private static final int AROUND_ROWS = 6;
  private static final int LAST_RANK = 8;
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final String ESCAPE = "\u001b[";

  private final Progress progress;
  private final Screen screen;

  private LiveView(Progress progress, Screen screen) {
    this.progress = progress;
    this.screen = screen;
  }

  /** Draws it. */
  public static List<String> of(Progress progress, Screen screen) {
    return new LiveView(progress, screen).lines();
  }

  private List<String> lines() {
    List<StreamProgress> shown =
        progress.streams().stream()
            .sorted(Comparator.comparing(StreamProgress::stage))
            .limit(Math.max(1, Math.min(MOST_ROWS, screen.height() - AROUND_ROWS)))
            .toList();
    List<String> lines = new ArrayList<>(table(shown));
    for (int row = 0; row < shown.size(); row++) {
      lines.set(row + 1, colored(lines.get(row + 1), shown.get(row).stage()));
    }
    folded(shown).ifPresent(line -> lines.add(shown.size() + 1, line));
    lines.add(fitting(tail()));
    return lines;
  }

  /** The widest table that fits. */
  private List<String> table(List<StreamProgress> shown) {
    for (int ranks = 0; ranks < LAST_RANK; ranks++) {
      List<String> lines = table(shown, LiveColumn.without(ranks));
      if (lines.stream().allMatch(line -> Columns.of(line) < screen.width())) {
        return lines.stream().map(this::fitting).collect(Collectors.toCollection(ArrayList::new));
      }
    }
    return table(shown, LiveColumn.without(LAST_RANK)).stream()
        .map(this::fitting)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<String> table(List<StreamProgress> shown, List<LiveColumn> columns) {
    TextTable table =
        new TextTable(columns.stream().map(LiveColumn::heading).toArray(String[]::new));
    for (StreamProgress stream : shown) {
      table.row(columns.stream().map(column -> column.of(stream, progress.elapsed())).toArray());
    }
    if (progress.streams().size() > 1) {
      table.row(columns.stream().map(column -> column.of(progress)).toArray());
    }
    return table.lines();
  }

  private Optional<String> folded(List<StreamProgress> shown) {
    List<StreamProgress> more =
        progress.streams().stream()
            .sorted(Comparator.comparing(StreamProgress::stage))
            .skip(shown.size())
            .toList();
    if (more.isEmpty()) {
      return Optional.empty();
    }
    String stages =
        Arrays.stream(Stage.values())
            .filter(stage -> more.stream().anyMatch(stream -> stream.stage() == stage))
            .map(
                stage ->
                    more.stream().filter(stream -> stream.stage() == stage).count()
                        + " "
                        + stage.word())
            .collect(Collectors.joining(", "));
    return Optional.of(fitting("… " + more.size() + " more: " + stages));
  }

  private String tail() {
    return Stream.of(waits(), commits(), silence())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String commits() {
    return progress
        .lastCommit()
        .map(at -> "committed " + Amounts.rough(Duration.between(at, progress.now())) + " ago")
        .orElse("nothing committed yet");
  }

  private String waits() {
    Waits waits = progress.waits();
    return waits.known()
        ? "waiting for source %d %% · destination %d %% · worker %d %%"
            .formatted(
                waits.percent(waits.source()),
                waits.percent(waits.destination()),
                waits.percent(waits.worker()))
        : "";
  }

  private String silence() {
    return progress.silence().compareTo(QUIET) > 0
        ? "no message for " + Amounts.rough(progress.silence())
        : "";
  }

  private String fitting(String line) {
    String shown = Columns.cut(line, screen.width() - 1);
    return screen.unicode() ? shown : ascii(shown);
  }

  private static String ascii(String line) {
    return line.replace('█', '#')
        .replace('░', '.')
        .replace('·', '|')
        .replace('…', '~')
        .replaceAll("[^\\x20-\\x7e]", "?");
  }

  private String colored(String line, Stage stage) {
    String code =
        switch (stage) {
          case FAILED -> "31m";
          case DONE -> "32m";
          case STOPPED, WAITING -> "2m";
          case READING, STORING -> "";
        };
    return code.isEmpty() || !screen.color() ? line : ESCAPE + code + line + ESCAPE + "0m";
  }
}
