package dev.tern.testkit.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.protocol.AirbyteStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Faults of commands: of what they take, and of what they print beside records and states. */
final class CommandMutants {

  private static final String REFUSAL =
      "{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1700000000000,\"error\":"
          + "{\"message\":\"No.\",\"internal_message\":\"no\",\"stack_trace\":\"at x\","
          + "\"failure_type\":\"config_error\"}}}\n";

  private CommandMutants() {}

  static List<SourceMutant> all() {
    return List.of(
        SourceMutant.of("ANY-6", "'rows' is a known option", edits("rows_x", null)),
        SourceMutant.of("ANY-11", "no message is printed", Noisy::new),
        SourceMutant.of(
            "ANY-12", "missing config file) ends with exit code 0", exits("nowhere", 0)),
        SourceMutant.of("ANY-13", "thread 'forgotten'", () -> ModelSubject.live(Forgets::new)),
        SourceMutant.of("ANY-16", "does not print", edits("(development)", "9.9")),
        SourceMutant.of("ENV-5", "Unknown properties", refuses("of_the_future")),
        SourceMutant.of("ENV-10", "failed, and ended with exit code 0", exits("", 0)),
        SourceMutant.of("ENV-12", "config of mine.json' does not work", Pathless::new),
        SourceMutant.of("ENV-13", "an unknown command) ends", exits("no-such-command", 0)),
        SourceMutant.of("CMD-7", "FAILED to the configuration", edits("SUCCEEDED", "FAILED")),
        SourceMutant.of("CMD-16", "in another order", Shuffles::new),
        SourceMutant.of("SRC-1", "offers no stream", NoStreams::new),
        SourceMutant.of("SRC-2", "at /streams/0/json_schema", Dated::new),
        SourceMutant.of("SRC-8", "'orders' tells", Silent::new),
        SourceMutant.of("SRC-21", "RATE_LIMITED", edits("RATE_LIMITED", null)),
        SourceMutant.of("READ-5", "that are gone", refuses("no_such_stream")),
        SourceMutant.of("READ-22", "No ERROR trace carries", Anonymous::new));
  }

  /** Replaces a word in all lines, or leaves the lines out that have it. */
  private static Function<ModelStore, ModelSource> edits(String word, @Nullable String other) {
    return store ->
        new ModelSource(store) {
          @Override
          List<String> edit(String line, String[] arguments) {
            if (!line.contains(word)) {
              return List.of(line);
            }
            return other == null ? List.of() : List.of(line.replace(word, other));
          }
        };
  }

  /** Ends with a code when a word is in its arguments. */
  private static Function<ModelStore, ModelSource> exits(String word, int code) {
    return store ->
        new ModelSource(store) {
          @Override
          int exitCode(int usual, String[] arguments) {
            return String.join(" ", arguments).contains(word) ? code : usual;
          }
        };
  }

  /** Refuses catalogs with a word in them. */
  private static Function<ModelStore, ModelSource> refuses(String word) {
    return store ->
        new ModelSource(store) {
          @Override
          public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
            List<String> words = List.of(arguments);
            int catalog = words.indexOf("--catalog");
            return catalog >= 0 && text(words.get(catalog + 1)).contains(word)
                ? refusal(streams)
                : super.run(arguments, streams, stop);
          }
        };
  }

  private static int refusal(StandardStreams streams) {
    try {
      streams.out().write(REFUSAL.getBytes(StandardCharsets.UTF_8));
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }

  private static final class Noisy extends ModelSource {
    private boolean noisy;

    Noisy(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      noisy = request.mode("noisy");
      return true;
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return noisy ? List.of(line, "connecting ...") : List.of(line);
    }
  }

  private static final class Forgets extends ModelSource {
    Forgets(ModelStore store) {
      super(store);
    }

    @Override
    void ended(ModelRequest request) {
      CountDownLatch never = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                try {
                  boolean unused = never.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "forgotten");
      thread.setDaemon(false);
      thread.start();
    }
  }

  private static final class Pathless extends ModelSource {
    Pathless(ModelStore store) {
      super(store);
    }

    @Override
    public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
      return String.join("", arguments).contains(" ")
          ? refusal(streams)
          : super.run(arguments, streams, stop);
    }
  }

  private static final class Shuffles extends ModelSource {
    Shuffles(ModelStore store) {
      super(store);
    }

    @Override
    List<AirbyteStream> streams(JsonNode config) {
      List<AirbyteStream> streams = super.streams(config);
      Collections.rotate(streams, store().notes.getAndIncrement() % 2);
      return streams;
    }
  }

  private static final class NoStreams extends ModelSource {
    NoStreams(ModelStore store) {
      super(store);
    }

    @Override
    List<AirbyteStream> streams(JsonNode config) {
      return List.of();
    }
  }

  private static final class Dated extends ModelSource {
    Dated(ModelStore store) {
      super(store);
    }

    @Override
    List<AirbyteStream> streams(JsonNode config) {
      List<AirbyteStream> streams = super.streams(config);
      ((ObjectNode) streams.get(0).getJsonSchema())
          .put("description", "as of day " + store().notes.getAndIncrement());
      return streams;
    }
  }

  private static final class Silent extends ModelSource {
    private boolean failing;

    Silent(ModelStore store) {
      super(store);
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      failing = request.config().has("failing");
      return true;
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return failing && line.contains("INCOMPLETE") ? List.of() : List.of(line);
    }
  }

  private static final class Anonymous extends ModelSource {
    Anonymous(ModelStore store) {
      super(store);
    }

    @Override
    List<String> edit(String line, String[] arguments) {
      return List.of(
          line.contains("\"ERROR\"")
              ? line.replaceFirst(",\"stream_descriptor\":\\{[^}]*}", "")
              : line);
    }
  }
}
