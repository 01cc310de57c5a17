package dev.tern.testkit.report;

import dev.tern.testkit.rule.Outcome;

/** Whether text is coloured. */
enum Paint {
  NONE {
    @Override
    String of(Outcome outcome, String text) {
      return text;
    }

    @Override
    String faint(String text) {
      return text;
    }
  },
  /** The escape sequences that terminals understand. */
  ANSI {
    @Override
    String of(Outcome outcome, String text) {
      int colour =
          switch (outcome) {
            case FAILED -> 31;
            case WARNED -> 33;
            case PASSED -> 32;
            case SKIPPED, UNTESTED -> 90;
          };
      return "\u001b[1;%dm%s\u001b[0m".formatted(colour, text);
    }

    @Override
    String faint(String text) {
      return "\u001b[90m" + text + "\u001b[0m";
    }
  };

  /** In the colour of an outcome. */
  abstract String of(Outcome outcome, String text);

  /** For what is read last. */
  abstract String faint(String text);
}
