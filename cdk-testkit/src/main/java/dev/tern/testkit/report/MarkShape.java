package dev.tern.testkit.report;

import dev.tern.testkit.rule.ObservedRun.Mark;
import java.util.Locale;

/** How something that happened is drawn. */
enum MarkShape {
  RECORD("records") {
    @Override
    void draw(Markup page, double x, double y) {
      Shapes.box(page, "mark-record", x - 2.5, y - 6, 5, 12);
    }
  },
  STATE("state") {
    @Override
    void draw(Markup page, double x, double y) {
      Shapes.path(page, "mark-state", "M%s %sl5 9h-10z", x, y - 5);
    }
  },
  ACK("acknowledgement") {
    @Override
    void draw(Markup page, double x, double y) {
      Shapes.circle(page, "mark-ack", x, y, 4);
    }
  },
  OTHER("trace, status, log and others") {
    @Override
    void draw(Markup page, double x, double y) {
      Shapes.path(page, "mark-other", "M%s %sl4 5-4 5-4-5z", x, y - 5);
    }
  };

  private final String words;

  MarkShape(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Draws it around a point. */
  abstract void draw(Markup page, double x, double y);

  static MarkShape of(Mark mark) {
    return switch (mark.kind().toUpperCase(Locale.ROOT)) {
      case "RECORD" -> RECORD;
      case "STATE" -> STATE;
      case "ACK" -> ACK;
      default -> OTHER;
    };
  }
}
