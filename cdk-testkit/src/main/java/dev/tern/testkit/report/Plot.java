package dev.tern.testkit.report;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The picture of one number over the time of a run.
 *
 * @param title what the number is
 * @param kind says the colour
 * @param points at most one for each place that can be seen
 * @param label how a value is written
 */
record Plot(
    String title, String kind, TimeAxis axis, List<Point> points, DoubleFunction<String> label) {

  private static final double LEFT = 52;
  private static final double WIDTH = 400;
  private static final double TOP = 24;
  private static final double HEIGHT = 96;

  /** A value at a time. */
  record Point(Duration at, double value) {}

  static Plot ofThroughput(ObservedRun run) {
    List<Sample> samples = thinned(run.samples());
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      Sample before = samples.get(i - 1);
      Sample now = samples.get(i);
      long millis = now.at().minus(before.at()).toMillis();
      if (millis > 0) {
        double rate = Math.max(0, now.records() - before.records()) * 1000.0 / millis;
        points.add(new Point(now.at(), rate));
      }
    }
    return new Plot("Records per second", "rate", axis(run), points, Wording::ofCount);
  }

  static Plot ofMemory(ObservedRun run) {
    List<Point> points =
        thinned(run.samples()).stream()
            .filter(sample -> sample.residentBytes() > 0)
            .map(sample -> new Point(sample.at(), sample.residentBytes()))
            .toList();
    return new Plot(
        "Memory of the process",
        "memory",
        axis(run),
        points,
        value -> Wording.ofBytes((long) value));
  }

  void draw(Markup page) {
    double peak = points.stream().mapToDouble(Point::value).max().orElse(0);
    double full = roundedUp(peak);
    page.open("svg", "class", "plot", "viewBox", "0 0 470 142", "role", "img");
    page.leaf("title", title + ", at most " + label.apply(peak));
    Shapes.label(page, "plot-title", LEFT, 12, title);
    Shapes.label(page, "tick end", LEFT + WIDTH, 12, "peak " + label.apply(peak));
    for (int part = 0; part <= 2; part++) {
      double y = TOP + HEIGHT - HEIGHT * part / 2;
      Shapes.line(page, "grid", LEFT, y, LEFT + WIDTH, y);
      Shapes.label(page, "tick end", LEFT - 6, y + 4, label.apply(full * part / 2));
    }
    axis.draw(page, TOP, TOP + HEIGHT);
    if (!points.isEmpty()) {
      drawCurve(full, page);
    }
    page.close();
  }

  private void drawCurve(double full, Markup page) {
    StringBuilder curve = new StringBuilder();
    for (Point point : points) {
      double y = TOP + HEIGHT - HEIGHT * point.value() / full;
      curve.append(curve.isEmpty() ? "M" : "L");
      curve.append(Shapes.number(axis.place(point.at()))).append(' ').append(Shapes.number(y));
    }
    double first = axis.place(points.get(0).at());
    double last = axis.place(points.get(points.size() - 1).at());
    String ground = Shapes.number(TOP + HEIGHT);
    String area =
        "%sL%s %sL%s %sZ"
            .formatted(curve, Shapes.number(last), ground, Shapes.number(first), ground);
    page.shape("path", "class", "area " + kind, "d", area);
    page.shape("path", "class", "curve " + kind, "d", curve.toString());
  }

  private static TimeAxis axis(ObservedRun run) {
    return TimeAxis.of(run, LEFT, WIDTH);
  }

  /** At most as many as there are places, the last one among them. */
  private static List<Sample> thinned(List<Sample> samples) {
    int step = (int) Math.ceil(samples.size() / (WIDTH / 2));
    if (step <= 1) {
      return samples;
    }
    List<Sample> fewer = new ArrayList<>();
    for (int i = 0; i < samples.size(); i += step) {
      fewer.add(samples.get(i));
    }
    fewer.add(samples.get(samples.size() - 1));
    return fewer;
  }

  /** The next number of one digit, or of one and a half. */
  private static double roundedUp(double value) {
    if (value <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 1.5, 2, 3, 4, 6, 8}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
