package dev.tern.benchmarks;

import java.util.Locale;
import java.util.Map;

/** Figures as bars on a logarithmic scale, with a line at 1 and whiskers from least to most. */
final class Plot {

  private static final int LEFT = 420;
  private static final int WIDTH = 420;
  private static final int ROW = 24;
  private static final double LEAST = 0.1;
  private static final double MOST = 50;

  private Plot() {}

  static String of(Map<String, Spread> figures) {
    int height = ROW * (figures.size() + 2);
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            LEFT + WIDTH + 80, height));
    for (double tick : new double[] {0.1, 0.3, 1, 3, 10, 30}) {
      svg.append(tick(tick, height));
    }
    int row = 0;
    for (Map.Entry<String, Spread> figure : figures.entrySet()) {
      svg.append(bar(figure.getKey(), figure.getValue(), ROW * ++row));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String tick(double value, int height) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%1$.0f\" y1=\"8\" x2=\"%1$.0f\" y2=\"%2$d\" stroke=\"%3$s\"/>"
            + "<text x=\"%1$.0f\" y=\"%4$d\" text-anchor=\"middle\">%5$s×</text>%n",
        x(value),
        height - 20,
        value == 1 ? "#444" : "#ddd",
        height - 6,
        value < 1 ? String.valueOf(value) : String.valueOf((int) value));
  }

  private static String bar(String name, Spread spread, int y) {
    double from = Math.min(x(1), x(spread.median()));
    double to = Math.max(x(1), x(spread.median()));
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>"
            + "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222\"/>"
            + "<text x=\"%.1f\" y=\"%d\">%.2f×</text>%n",
        LEFT - 8,
        y + 10,
        name.replace("&", "&amp;").replace("<", "&lt;"),
        from,
        y,
        Math.max(1, to - from),
        spread.median() < 1 ? "#c95" : "#59c",
        x(spread.least()),
        y + 6,
        x(spread.most()),
        y + 6,
        x(Math.max(1, spread.most())) + 6,
        y + 10,
        spread.median());
  }

  private static double x(double value) {
    double held = Math.max(LEAST, Math.min(MOST, value));
    return LEFT + WIDTH * (Math.log(held / LEAST) / Math.log(MOST / LEAST));
  }
}
