package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.SecretMask;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges the texts for people: whether they keep secrets, and keep stacks together. */
final class TextJudge implements Judge {

  /** What may hold a secret value by chance, or by right. */
  private static final Set<String> DATA =
      Set.of("RECORD", "CONTROL", "SPEC", "CATALOG", "DESTINATION_CATALOG");

  private static final Pattern FRAME =
      Pattern.compile(
          "(?m)^\\s+at [\\w.$/]+\\(|^Traceback \\(most recent|^\\s+File \".*\", line \\d");

  private final Verdicts verdicts;
  private final LintTask task;
  private final SecretMask mask;
  private final boolean masks;

  TextJudge(Verdicts verdicts, LintTask task) {
    this.verdicts = verdicts;
    this.task = task;
    this.mask = task.mask();
    this.masks = task.configSchema().isPresent() && task.find(LintTask.Known.CONFIG).isPresent();
  }

  @Override
  public void see(Message message) {
    if (message.type().equals("LOG")) {
      String text = message.payload().path("message").asText();
      verdicts.require(
          !FRAME.matcher(text).find(),
          "ENV-18",
          message.spot(),
          "A log message has lines of a stack in its text");
    }
    if (masks && !DATA.contains(message.type())) {
      text(message.payload().toString(), message.type(), message.spot());
    }
  }

  /** A line that is no message. */
  void line(String text, Spot spot) {
    if (masks) {
      text(text, "line", spot);
    }
  }

  private void text(String text, String what, Spot spot) {
    verdicts.looked("ENV-19");
    if (!mask.apply(text).equals(text)) {
      String shown = "A " + what + " shows the value of the secret option ";
      verdicts.broken("ENV-19", spot, shown + options(text) + ", which is masked here");
    }
  }

  private String options(String text) {
    JsonNode schema = task.configSchema().orElseThrow();
    JsonNode config = task.find(LintTask.Known.CONFIG).orElseThrow();
    return String.join(" and ", new SecretOptions(schema, config).shownBy(text));
  }
}
