package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a source extends.
 *
 * <p>Two methods have to be written: {@link #check} and {@link #streams}. The kit parses the
 * command line, validates the configuration before any of them is called, discovers, resumes,
 * checkpoints and reports. A source is run with {@link SourceRunner}. All methods are called by one
 * thread at a time; the streams it returns are read by several.
 *
 * @param <C> the configuration: a record whose components become the options of the specification,
 *     or {@code JsonNode} with a hand-written {@code spec.json} beside the class
 */
public abstract class AbstractSource<C> implements ConnectorProgram {

  private volatile @Nullable SourceVoice voice;

  /** For subclasses. */
  protected AbstractSource() {}

  @Override
  public final int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    return SourceRunner.run(this, arguments, streams, stop);
  }

  /**
   * Tries whether reading would work with this configuration, without reading much.
   *
   * @throws dev.tern.cdk.error.ConfigException when the user has to change something; its message
   *     is what the user sees
   * @throws Exception for anything else: it is reported as a failure of the connector
   */
  protected abstract void check(C config) throws Exception;

  /**
   * The streams there are to read, in a stable order (CMD-16). Names with their namespaces are
   * unique (CMD-12).
   *
   * <p>Called once per {@code discover} and once per {@code read}, before any stream is read. It
   * may open connections, which the streams keep using; {@link #close} ends them.
   *
   * @return never null and without nulls; empty when there is nothing to read
   */
  protected abstract List<? extends SourceStream> streams(C config) throws Exception;

  /**
   * The kind of state this source writes: STREAM unless overridden. GLOBAL suits streams that share
   * a position, such as a log of changes. LEGACY is for platforms older than 2022 only; newer ones
   * refuse it (READ-9).
   */
  protected AirbyteStateType stateType(C config) {
    return AirbyteStateType.STREAM;
  }

  /**
   * Understands a LEGACY state that this kit did not write, so that a connection of an older
   * connector goes on where it was (SRC-15). Unless overridden, no such state is understood and the
   * read fails; it never starts over silently.
   *
   * @param data what the older connector saved
   * @return the state of each stream; empty when the data is not understood
   */
  protected Optional<Map<StreamDescriptor, JsonNode>> migrateLegacyState(C config, JsonNode data) {
    return Optional.empty();
  }

  /**
   * The shared part that a GLOBAL source starts with when the saved state has none: it was written
   * by a version that kept a state per stream (SRC-15). The states of the streams stay what they
   * are.
   *
   * @param streams what was saved of each stream
   * @return empty to start without a shared part
   */
  protected Optional<JsonNode> sharedState(C config, Map<StreamDescriptor, JsonNode> streams) {
    return Optional.empty();
  }

  /**
   * The states of the streams when the saved state is GLOBAL and this version keeps a state per
   * stream.
   *
   * @param shared the shared part that was saved
   * @param streams what was saved of each stream
   * @return empty unless overridden: they stay what they are, and the shared part is dropped with a
   *     warning
   */
  protected Optional<Map<StreamDescriptor, JsonNode>> withoutSharedState(
      C config, JsonNode shared, Map<StreamDescriptor, JsonNode> streams) {
    return Optional.empty();
  }

  /**
   * How many parts of streams are read at the same time, each by a thread of its own: the number of
   * cores unless overridden. With 1, streams are read one after the other in the order of the
   * catalog.
   */
  protected int concurrency(C config) {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Whether every record is held against the schema of its stream before it leaves: one that does
   * not fit fails the stream, in a sentence that names the field. Not unless overridden; it costs
   * about as much as reading the record's bytes once.
   */
  protected boolean checkRecords(C config) {
    return false;
  }

  /** Whether the first stream that fails ends the others, too; not unless overridden (READ-22). */
  protected boolean failFast(C config) {
    return false;
  }

  /**
   * Has the platform keep a changed configuration, such as a refresh token that was used up. The
   * whole configuration, valid against the specification, is with the platform when this returns
   * (READ-27). Safe for all threads, while a command runs.
   *
   * @param change is given a copy of the configuration as it was last, and returns it changed
   * @throws dev.tern.cdk.error.SystemException when the result does not fit the specification
   */
  protected final void updateConfig(UnaryOperator<ObjectNode> change) {
    voice().updateConfig(change);
  }

  /** Tells the vendor of the platform about an event; both texts are free of data of the user. */
  protected final void analytics(String type, String value) {
    voice().analytics(type, value);
  }

  /**
   * Tells how much all streams together have. A source estimates either this or each stream by
   * {@link RecordSink#estimate}, never both (READ-24).
   *
   * @throws dev.tern.cdk.error.SystemException when a stream was estimated before
   */
  protected final void estimateSync(long rows, long bytes) {
    voice().estimateSync(rows, bytes);
  }

  /** Lends this source a voice for the time of a command. */
  final void speakWith(SourceVoice lent) {
    this.voice = lent;
  }

  private SourceVoice voice() {
    SourceVoice lent = voice;
    if (lent == null) {
      throw new SystemException(
          getClass().getName() + " spoke when no command was running. Speak while one runs.");
    }
    return lent;
  }

  /**
   * Adds to what {@code spec} says beside the options: documentation URL and the like.
   *
   * <p>A {@code protocol_version} of major 1 makes {@code discover} and {@code read} write data
   * types of v1, numbers as strings, while the author goes on in v0. Platforms refuse such a source
   * (CMD-3). Unless it is set, the version is the newest of major 0; majors from 2 on are refused.
   *
   * @param derived the specification made from the configuration record or from {@code spec.json}
   */
  protected ConnectorSpecification spec(ConnectorSpecification derived) {
    return derived;
  }

  /**
   * Releases what {@link #check} or {@link #streams} opened. Called once, whatever happened before.
   */
  protected void close() throws Exception {}
}
