package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Faults of the specification, and of how configurations are held against it. */
final class ConfigMutants {

  private ConfigMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("ANY-1", "neither SPEC nor LOG", Talkative::new),
        SourceMutant.of("ANY-2", "See LINT-SPEC-8: Option /tags", ListsOfAnything::new),
        SourceMutant.of("ANY-3", "at /title", Renamed::new),
        SourceMutant.of("ANY-4", "without 'password'", NeedsNoPassword::new),
        SourceMutant.of("ANY-5", "'rows' is 1000000001", AnyNumber::new),
        SourceMutant.of("ANY-7", "comes out of check", Leaks::new),
        SourceMutant.of("ENV-19", "value of the secret option /password", LeaksRefusing::new),
        SourceMutant.of("ENV-19", "value of the secret option /password", LeaksAtFirst::new),
        SourceMutant.of("ANY-9", "which does not work, answers SUCCEEDED", NeverTries::new),
        SourceMutant.of("ANY-10", "another after check", Writes::new),
        SourceMutant.of("CMD-6", "not refused with a config_error", ListTaken::new));
  }

  private static final class Talkative extends ModelSource {
    Talkative(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      String estimate =
          "{\"type\":\"CONTROL\",\"control\":{\"type\":\"CONNECTOR_CONFIG\","
              + "\"emitted_at\":1,\"connectorConfig\":{\"config\":{\"rows\":1,\"password\":\"x\"}}}}";
      return arguments[0].equals("spec") ? List.of(line, estimate) : List.of(line);
    }
  }

  private static final class ListsOfAnything extends ModelSource {
    ListsOfAnything(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode specification() {
      ObjectNode specification = super.specification();
      ((ObjectNode) specification.get("properties")).putObject("tags").put("type", "array");
      return specification;
    }

    @Override
    ObjectNode kept() {
      return specification();
    }
  }

  private static final class Renamed extends ModelSource {
    Renamed(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode specification() {
      return super.specification().put("title", "Another");
    }
  }

  /** Prints the specification of the model, and checks by another. */
  private abstract static class Lenient extends ModelSource {
    Lenient(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return List.of(
          arguments[0].equals("spec")
              ? line.replace(
                  specification().toString(), new ModelSource(store()).specification().toString())
              : line);
    }
  }

  private static final class NeedsNoPassword extends Lenient {
    NeedsNoPassword(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode specification() {
      ObjectNode specification = super.specification();
      ((ArrayNode) specification.get("required")).remove(1);
      return specification;
    }
  }

  private static final class AnyNumber extends Lenient {
    AnyNumber(ModelStore store) {
      super(store);
    }

    @Override
    ObjectNode specification() {
      ObjectNode specification = super.specification();
      ((ObjectNode) specification.at("/properties/rows")).remove("maximum");
      return specification;
    }

    @Override
    long count(ModelStream stream, JsonNode config) {
      long count = super.count(stream, config);
      return count > 1000 ? 11 : count; // a read of all would take too long
    }
  }

  private static final class Leaks extends ModelSource {
    Leaks(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      String config = arguments.length > 2 ? CommandMutants.text(arguments[2]) : "";
      if (!arguments[0].equals("check") || !config.contains("Canary")) {
        return List.of(line);
      }
      String secret = ModelStream.tree(config).path("password").asText();
      String hidden =
          Base64.getEncoder().encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));
      String log = "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"Basic ";
      return List.of(line, log + hidden + "\"}}");
    }
  }

  /** Tells its password when it misses another option. */
  private static final class LeaksRefusing extends ModelSource {
    LeaksRefusing(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      boolean refuses = line.contains("\"FAILED\"") || line.contains("config_error");
      String config = arguments.length > 2 ? CommandMutants.text(arguments[2]) : "";
      return refuses && config.contains("4711") && !config.contains("\"rows\"")
          ? List.of(line, log(password(arguments[2])))
          : List.of(line);
    }
  }

  /** Tells its password in its first {@code discover}. */
  private static final class LeaksAtFirst extends ModelSource {
    LeaksAtFirst(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return arguments[0].equals("discover") && store().notes.getAndIncrement() == 0
          ? List.of(line, log(password(arguments[2])))
          : List.of(line);
    }
  }

  /** The password in a file, as JSON. */
  private static String password(String file) {
    return ModelStream.tree(CommandMutants.text(file)).path("password").toString();
  }

  private static String log(String text) {
    return "{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":" + text + "}}";
  }

  private static final class NeverTries extends ModelSource {
    NeverTries(ModelStore store) {
      super(store);
    }

    @Override
    public void check(ObjectNode config) {}
  }

  private static final class Writes extends ModelSource {
    Writes(ModelStore store) {
      super(store);
    }

    @Override
    public void check(ObjectNode config) {
      super.check(config);
      store().writes.incrementAndGet();
    }
  }

  private static final class ListTaken extends ModelSource {
    ListTaken(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return List.of(
          line.contains("JSON array") ? line.replace("config_error", "system_error") : line);
    }
  }
}
