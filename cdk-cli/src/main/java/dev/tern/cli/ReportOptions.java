package dev.tern.cli;

import dev.tern.cli.kit.ReportOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The reports that are written besides. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT:FILE",
      description = "also as a file: text, html, junit, json or sarif; can be repeated")
  private List<String> orders = new ArrayList<>();

  List<ReportOrder> orders(Path folder) {
    return orders.stream().map(order -> ReportOrder.parse(order, folder)).toList();
  }
}
