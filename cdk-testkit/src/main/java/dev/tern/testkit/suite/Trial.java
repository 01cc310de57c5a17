package dev.tern.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a connector is given.
 *
 * @param name what is tried, for people: {@code read, cut at state 3}
 * @param command the command and leading words, as they are
 * @param config the configuration; handed over as a file
 * @param catalog the configured catalog; handed over as a file
 * @param state the saved states, an array; handed over as a file
 * @param judged whether all rules about single transcripts are held against the run; only that of
 *     secrets where the connector is given what makes it break some of the others
 */
public record Trial(
    String name,
    List<String> command,
    Optional<JsonNode> config,
    Optional<JsonNode> catalog,
    Optional<JsonNode> state,
    boolean judged) {

  /** Keeps its own copy. */
  public Trial {
    command = List.copyOf(command);
  }

  /** A command line without any file. */
  public static Trial of(String name, String... command) {
    return new Trial(
        name, List.of(command), Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  /** A command that needs a configuration only. */
  public static Trial of(String command, JsonNode config) {
    return of(command, command).withConfig(config);
  }

  /** A read. */
  public static Trial read(JsonNode config, JsonNode catalog) {
    return of("read", config).withCatalog(catalog);
  }

  /** A write. */
  public static Trial write(JsonNode config, JsonNode catalog) {
    return of("write", config).withCatalog(catalog);
  }

  /** The command line for people, without the names of files that are gone behind the run. */
  public String words() {
    StringBuilder words = new StringBuilder(String.join(" ", command));
    words.append(config.isPresent() ? " --config …" : "");
    words.append(catalog.isPresent() ? " --catalog …" : "");
    return words.append(state.isPresent() ? " --state …" : "").toString();
  }

  /** The same under another name. */
  public Trial named(String other) {
    return new Trial(other, command, config, catalog, state, judged);
  }

  /** The same with another configuration. */
  public Trial withConfig(JsonNode other) {
    return new Trial(name, command, Optional.of(other), catalog, state, judged);
  }

  /** The same with another catalog. */
  public Trial withCatalog(JsonNode other) {
    return new Trial(name, command, config, Optional.of(other), state, judged);
  }

  /** The same from saved states. */
  public Trial from(JsonNode states) {
    return new Trial(name, command, config, catalog, Optional.of(states), judged);
  }

  /** The same with more words behind the command. */
  public Trial withWords(String... words) {
    List<String> more = new ArrayList<>(command);
    more.addAll(List.of(words));
    return new Trial(name, more, config, catalog, state, judged);
  }

  /** The same, looked at by the check that makes it, and for secrets that come out. */
  public Trial unjudged() {
    return new Trial(name, command, config, catalog, state, false);
  }
}
