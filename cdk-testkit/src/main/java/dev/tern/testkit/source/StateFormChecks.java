package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms in which input comes: empty states of every kind, properties nobody knows. */
final class StateFormChecks {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StateFormChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("READ-13", StateFormChecks::forms),
        new NamedCheck<>("ENV-5", StateFormChecks::unknownProperties));
  }

  private static Observation forms(SourceTrials trials) throws InterruptedException {
    List<String> names = new ArrayList<>();
    List<Trial> tried = new ArrayList<>();
    for (Map.Entry<String, JsonNode> form : empty(trials).entrySet()) {
      Trial trial = trials.read(SyncKind.NEWS).from(form.getValue());
      names.add(form.getKey());
      tried.add(trial.named("state " + form.getKey()).unjudged());
    }
    Observed whole = trials.whole(SyncKind.NEWS);
    return trials.runAll(tried, (number, run) -> notTaken(names.get(number), run, whole)).stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(Observation::broken)
        .orElse(Observation.holds("Empty states of every form are taken for the beginning."));
  }

  private static Optional<String> notTaken(String name, Observed run, Observed whole) {
    String form = "saved state that is " + name;
    return run.succeeded()
        ? Bags.difference(whole, run).map(text -> "From a " + form + ", " + text)
        : Optional.of("A " + form + " is not taken: " + run.end() + ".");
  }

  private static Map<String, JsonNode> empty(SourceTrials trials) throws InterruptedException {
    Map<String, JsonNode> forms = new LinkedHashMap<>();
    forms.put("an empty list", JSON.arrayNode());
    forms.put("an empty object", JSON.objectNode());
    ArrayNode absent = JSON.arrayNode();
    ArrayNode none = JSON.arrayNode();
    ArrayNode blank = JSON.arrayNode();
    ObjectNode global = JSON.objectNode().put("type", "GLOBAL");
    ArrayNode streams = global.putObject("global").putArray("stream_states");
    for (OfferedStream stream : trials.streams()) {
      absent.add(state(stream));
      JsonNode empty = state(stream);
      ((ObjectNode) empty.get("stream")).putNull("stream_state");
      none.add(empty);
      JsonNode object = state(stream);
      ((ObjectNode) object.get("stream")).putObject("stream_state");
      blank.add(object);
      streams.add(state(stream).get("stream"));
    }
    forms.put("without stream_state", absent);
    forms.put("a null stream_state", none);
    forms.put("an empty stream_state", blank);
    forms.put("GLOBAL and empty", JSON.arrayNode().add(global));
    return forms;
  }

  private static JsonNode state(OfferedStream stream) {
    ObjectNode state = JSON.objectNode().put("type", "STREAM");
    state
        .putObject("stream")
        .set("stream_descriptor", ProtocolJson.mapper().<JsonNode>valueToTree(stream.id()));
    return state;
  }

  private static Observation unknownProperties(SourceTrials trials) throws InterruptedException {
    JsonNode catalog = strange(trials.catalog(SyncKind.NEWS));
    JsonNode state = StateChecks.finalState(trials, SyncKind.NEWS);
    Observed base = trials.nothingNew();
    Observed run =
        trials.run(
            trials
                .read(SyncKind.NEWS)
                .withCatalog(catalog)
                .from(strangeEnvelope(state))
                .named("read, unknown properties"));
    if (!run.succeeded()) {
      return Observation.broken("Unknown properties in catalog and state: " + run.end() + ".");
    }
    return Bags.difference(base, run)
        .map(text -> Observation.broken("With unknown properties in catalog and state, " + text))
        .orElse(Observation.holds("Unknown properties in catalog and state change nothing."));
  }

  private static JsonNode strange(ObjectNode catalog) {
    catalog.put("of_the_future", 1);
    for (JsonNode entry : catalog.path("streams")) {
      ((ObjectNode) entry).put("of_the_future", 1);
      ((ObjectNode) entry.path("stream")).putObject("of_the_future").put("a", 1);
    }
    return catalog;
  }

  private static JsonNode strangeEnvelope(JsonNode states) {
    JsonNode copy = states.deepCopy();
    for (JsonNode state : copy) {
      ((ObjectNode) state).put("id", 7).put("of_the_future", 1);
    }
    return copy;
  }
}
