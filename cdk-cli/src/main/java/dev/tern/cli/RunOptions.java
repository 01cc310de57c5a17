package dev.tern.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.RetryPolicy;
import dev.tern.worker.sync.SyncOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How something is moved: times, retries, strictness, and what is seen of it. */
final class RunOptions {

  /** How progress is shown. */
  enum Output {
    /** Live on a terminal, plain otherwise. */
    AUTO,
    LIVE,
    PLAIN,
    /** One JSON object a line, on stdout. */
    JSON,
    NONE
  }

  @Option(
      names = "--output",
      paramLabel = "HOW",
      description = "auto, live, plain, json (an object a line on stdout) or none",
      converter = Words.OfOutput.class,
      completionCandidates = Words.OfOutput.class)
  private Output output = Output.AUTO;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "try up to N times; 1 is usual")
  private int attempts = 1;

  @Option(
      names = "--platform-retries",
      description = "try again as often as the platform does, with its waits")
  private boolean platformRetries;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      converter = Times.class,
      description = "stop at a safe point after 90s, 10m, 2h")
  private @Nullable Duration maxDuration;

  @Option(
      names = "--source-timeout",
      paramLabel = "TIME",
      converter = Times.class,
      description = "the source has failed when nothing came for so long; 3h")
  private Duration sourceTimeout = SyncOptions.defaults().sourceSilence();

  @Option(
      names = {"--destination-timeout", "--dest-timeout"},
      paramLabel = "TIME",
      converter = Times.class,
      description = "the destination has failed when it took nothing for so long; 2h")
  private Duration destinationTimeout = SyncOptions.defaults().destinationSilence();

  @Option(names = "--strict", description = "odd messages fail the attempt")
  private boolean strict;

  @Option(
      names = "--platform-leniency",
      description = "go on where the platform does although the protocol says stop")
  private boolean platformLeniency;

  @Option(
      names = "--tee",
      paramLabel = "FILE",
      description = "write all messages to a file, too, with secrets masked")
  private @Nullable Path tee;

  @Option(names = "--no-commit", description = "keep no states: the next sync moves the same again")
  private boolean noCommit;

  /**
   * Looks that there is a place for the file of all messages, before anything is made.
   *
   * @throws ConfigException when its folder is missing
   */
  void requireTee(Surroundings around) {
    if (tee != null && !Files.isDirectory(around.folder().resolve(tee).resolveSibling(""))) {
      throw new ConfigException(
          "The file for all messages, '"
              + tee
              + "', has no folder: make it, or name another file with --tee.");
    }
  }

  SyncOptions options(Surroundings around) {
    return SyncOptions.defaults()
        .withSilence(sourceTimeout, destinationTimeout)
        .withStrict(strict)
        .withPlatformLeniency(platformLeniency)
        .withTee(Optional.ofNullable(tee).map(around.folder()::resolve));
  }

  RetryPolicy retries() {
    return platformRetries ? RetryPolicy.platform() : RetryPolicy.attempts(attempts);
  }

  Optional<Duration> maxDuration() {
    return Optional.ofNullable(maxDuration);
  }

  Output output() {
    return output;
  }

  boolean commits() {
    return !noCommit;
  }
}
