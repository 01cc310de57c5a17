package dev.tern.testkit.report;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Sample;
import java.time.Duration;
import java.util.List;

/** The part of the page that goes run by run, with pictures of the first ones. */
final class RunCards {

  /** A picture is some tens of kilobytes, and hundreds of runs are cut. */
  private static final int MOST_PICTURES = 30;

  private RunCards() {}

  static void write(List<ObservedRun> runs, Markup page) {
    if (runs.isEmpty()) {
      return;
    }
    page.open("section", "id", "runs");
    page.leaf("h2", "What the connector did");
    writeLegend(page);
    for (ObservedRun run : runs.subList(0, Math.min(MOST_PICTURES, runs.size()))) {
      writeRun(run, page);
    }
    if (runs.size() > MOST_PICTURES) {
      writeRest(runs.subList(MOST_PICTURES, runs.size()), page);
    }
    page.close();
  }

  private static void writeLegend(Markup page) {
    page.open("p", "class", "legend");
    for (MarkShape shape : MarkShape.values()) {
      page.open("span");
      page.open("svg", "viewBox", "0 0 16 16", "width", "16", "height", "16");
      shape.draw(page, 8, 8);
      page.close().text(shape.words());
      page.close();
    }
    page.close();
  }

  private static void writeRun(ObservedRun run, Markup page) {
    page.open("article", "class", "run");
    page.open("div", "class", "run-head");
    page.leaf("h3", run.name());
    page.leaf("span", summary(run), "class", "about");
    page.close();
    page.leaf("code", String.join(" ", run.command()), "class", "command");
    if (!run.marks().isEmpty()) {
      Timeline.draw(run, page);
    }
    List<Sample> samples = run.samples();
    if (samples.size() > 1) {
      page.open("div", "class", "plots");
      Plot.ofThroughput(run).draw(page);
      if (samples.stream().anyMatch(sample -> sample.residentBytes() > 0)) {
        Plot.ofMemory(run).draw(page);
      }
      page.close();
    }
    page.close();
  }

  private static void writeRest(List<ObservedRun> rest, Markup page) {
    page.open("details", "class", "rest");
    page.leaf("summary", Wording.counted(rest.size(), "more run"));
    page.open("table");
    for (ObservedRun run : rest) {
      page.open("tr");
      page.leaf("td", run.name()).leaf("td", summary(run));
      page.close();
    }
    page.close().close();
  }

  private static String summary(ObservedRun run) {
    String ended = "exit code " + run.exitCode() + " after " + Wording.of(run.took());
    if (run.samples().isEmpty()) {
      return ended;
    }
    Sample last = run.samples().get(run.samples().size() - 1);
    return "%s · %s · %s%s"
        .formatted(
            ended,
            Wording.counted(last.records(), "record"),
            Wording.ofBytes(last.bytes()),
            rate(last, run.took()));
  }

  private static String rate(Sample last, Duration took) {
    if (took.toMillis() == 0) {
      return "";
    }
    return " · " + Wording.ofCount(last.records() * 1000.0 / took.toMillis()) + " records/s";
  }
}
