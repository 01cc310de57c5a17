package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Profile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person knows about the run behind a transcript. */
final class LintOptions {
  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = "what was run: spec, check, discover, read or write; read unless said")
  private Verb verb = Verb.READ;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "by whose word: protocol or platform; platform unless said")
  private Profile profile = Profile.PLATFORM;

  @Option(names = "--catalog", paramLabel = "FILE", description = "the catalog it was given")
  private @Nullable Path catalog;

  @Option(names = "--state", paramLabel = "FILE", description = "the state it was given")
  private @Nullable Path state;

  @Option(names = "--spec", paramLabel = "FILE", description = "the SPEC of the connector")
  private @Nullable Path spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration it was given; its secrets are in no report")
  private @Nullable Path config;

  @Option(names = "--input", paramLabel = "FILE", description = "what a write was sent on stdin")
  private @Nullable Path input;

  @Option(names = "--exit-code", paramLabel = "CODE", description = "what it ended with")
  private @Nullable Integer exitCode;

  LintTask task(Surroundings around) {
    LintTask task = LintTask.of(verb, profile);
    task = read(catalog, around).map(task::withCatalog).orElse(task);
    task = read(state, around).map(task::withState).orElse(task);
    task = read(spec, around).map(LintOptions::payload).map(task::withSpec).orElse(task);
    return config == null ? task : task.withConfig(new JsonFile(config, around).config());
  }

  Optional<Path> input() {
    return Optional.ofNullable(input);
  }

  OptionalInt exitCode() {
    return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  /** A SPEC message is as good as what is in it. */
  private static JsonNode payload(JsonNode spec) {
    return spec.path("spec").isObject() ? spec.path("spec") : spec;
  }

  private static Optional<JsonNode> read(@Nullable Path file, Surroundings around) {
    return Optional.ofNullable(file).map(it -> new JsonFile(it, around).read());
  }
}
