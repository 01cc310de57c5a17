package dev.tern.cdk.source;

import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.SyncMode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Runs of the engine as tests want them. */
final class Runs {

  private Runs() {}

  /** Reads with workers of the machine. */
  static Transcript read(int workers, String catalog, String state, SourceStream... streams) {
    return Transcript.read(ListSource.of(streams).with(workers), catalog, state);
  }

  /** Reads with one worker for whom time passes at once. */
  static Transcript readAtOnce(String catalog, String state, SourceStream... streams) {
    ListSource source = new ListSource(AirbyteStateType.STREAM, List.of(streams));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReadCommand<?> read =
        new ReadCommand<>(source, new SourceConnector<>(source), stop -> new SeededWorkshop(1));
    int exit = Transcript.read(List.of(read), source, catalog, state, out);
    return Transcript.of(exit, out);
  }

  /** The last state of a run, as the next one gets it. */
  static String lastState(Transcript run) {
    return "[" + run.states().get(run.states().size() - 1) + "]";
  }

  /** A catalog with every stream in a mode. */
  static String catalog(SyncMode mode, SourceStream... streams) {
    List<ConfiguredAirbyteStream> configured =
        Arrays.stream(streams).map(stream -> Catalogs.of(stream.describe(), mode)).toList();
    return Catalogs.text(configured);
  }

  /** What the log says. */
  static List<String> logs(Transcript run) {
    return run.of("LOG").stream().map(log -> log.at("/log/message").asText()).toList();
  }
}
