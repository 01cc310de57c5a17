package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** What becomes of stored rows when the schema of their stream changes. */
final class EvolutionChecks {

  private EvolutionChecks() {}

  static List<WriteCheck> all() {
    return List.of(new WriteCheck("DST-11", EvolutionChecks::changes));
  }

  private static String changes(WriteTrial trial) throws Exception {
    trial.require(Feature.SCHEMA_EVOLUTION);
    StreamDraft first = trial.stream("changing").field("a", "integer").field("b", "string");
    trial.sync(first).records("{'id':1,'a':1,'b':'x'}").complete().succeed();
    StreamDraft wider = trial.stream("changing").field("a", "number").field("c", "boolean");
    trial.sync(wider).records("{'id':2,'a':2.5,'c':true}").complete().succeed();
    String[] rows = {"{'id':1,'a':1,'b':'x'}", "{'id':2,'a':2.5,'c':true}"};
    trial.expectRows(wider, "after a field was added, one dropped and one widened", rows);
    StreamDraft text = trial.stream("changing").field("a", "string").field("C", "string");
    trial.sync(text).records("{'id':3,'a':'three','C':'case'}").complete().succeed();
    Broken.unless(
        trial.rows(text).stream()
            .anyMatch(
                row ->
                    row.path("a").asText().equals("three")
                        && row.path("C").asText().equals("case")),
        "After a number became a text, and a field differs in case, the rows are "
            + trial.rows(text)
            + ".");
    requireNumber(trial, text, 1, "1");
    requireNumber(trial, text, 2, "2.5");
    StreamDraft narrow = trial.stream("changing").field("a", "integer").field("c", "boolean");
    trial.sync(narrow).records("{'id':4,'a':4,'c':false}").complete().succeed();
    trial.expectIds(narrow, "after a field was narrowed", 1, 2, 3, 4);
    keyed(trial);
    return "Rows stayed while fields came, went, widened and narrowed, and keys changed.";
  }

  /** A number of before, whatever it looks like among texts. */
  private static void requireNumber(WriteTrial trial, StreamDraft stream, int id, String number)
      throws Exception {
    for (ObjectNode row : trial.rows(stream)) {
      Broken.unless(
          row.path("id").asInt() != id || isNumber(row.path("a").asText(), number),
          "When the type of its field became a text, " + number + " became " + row.path("a") + ".");
    }
  }

  private static boolean isNumber(String text, String number) {
    try {
      return new BigDecimal(text).compareTo(new BigDecimal(number)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void keyed(WriteTrial trial) throws Exception {
    if (!trial.modes().contains("append_dedup")) {
      return;
    }
    StreamDraft one = trial.stream("keyed").mode("append_dedup").field("k", "integer").key("id");
    trial.sync(one).records("{'id':1,'k':7}", "{'id':2,'k':8}").complete().succeed();
    StreamDraft other = trial.stream("keyed").mode("append_dedup").field("k", "integer").key("k");
    trial.sync(other).records("{'id':3,'k':8}").complete().succeed();
    trial.expectRows(other, "after the key changed", "{'id':1,'k':7}", "{'id':3,'k':8}");
  }
}
