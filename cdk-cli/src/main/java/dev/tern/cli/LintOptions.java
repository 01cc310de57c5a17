package dev.tern.cli;

import dev.tern.testkit.lint.LintTask;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Profile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person knows about the run behind a transcript. */
final class LintOptions {
  @Mixin private final GivenFiles given = new GivenFiles();

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = "what was run: spec, check, discover, read or write; read unless said",
      converter = Words.OfVerb.class,
      completionCandidates = Words.OfVerb.class)
  private Verb verb = Verb.READ;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "by whose word: protocol or platform; platform unless said",
      converter = Words.OfProfile.class,
      completionCandidates = Words.OfProfile.class)
  private Profile profile = Profile.PLATFORM;

  @Option(names = "--spec", paramLabel = "FILE", description = "the SPEC of the connector")
  private @Nullable Path spec;

  @Option(names = "--exit-code", paramLabel = "CODE", description = "what it ended with")
  private @Nullable Integer exitCode;

  LintTask task(Surroundings around) {
    LintTask task = LintTask.of(verb, profile);
    task =
        given
            .catalog()
            .map(it -> new JsonFile(it, around).configuredCatalog())
            .map(task::withCatalog)
            .orElse(task);
    task =
        given.state().map(it -> new JsonFile(it, around).state()).map(task::withState).orElse(task);
    task = spec == null ? task : task.withSpec(new JsonFile(spec, around).spec());
    Optional<JsonFile> config = given.config().map(it -> new JsonFile(it, around));
    return config.map(JsonFile::config).map(task::withConfig).orElse(task);
  }

  Optional<Path> input() {
    return given.input();
  }

  OptionalInt exitCode() {
    return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }
}
