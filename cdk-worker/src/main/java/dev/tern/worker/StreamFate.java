package dev.tern.worker;

import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.RefreshType;
import java.util.Optional;

/**
 * What an attempt does with a stream's past (P16, P17).
 *
 * @param anew whether the stream begins a new generation, without its state
 * @param truncating whether the rows of older generations go when the stream is complete
 */
record StreamFate(boolean anew, boolean truncating) {

  /**
   * What decides it, beside how the stream is configured.
   *
   * @param kind what the job does
   * @param first whether it is the job's first attempt
   * @param supportsRefreshes whether the destination keeps generations apart
   * @param wish what a person wants of the stream that is not done
   */
  record Circumstances(
      Job.Kind kind, boolean first, boolean supportsRefreshes, Optional<Wish> wish) {}

  /**
   * What a person wants of a stream.
   *
   * @param begun whether an earlier attempt has begun a generation for it
   */
  record Wish(RefreshType type, boolean begun) {}

  static StreamFate of(ConfiguredAirbyteStream stream, Circumstances circumstances) {
    boolean wanted = circumstances.wish().filter(wish -> !wish.begun()).isPresent();
    boolean anew = wanted || wholeAgain(stream, circumstances);
    boolean overwritten =
        whole(stream) && stream.getDestinationSyncMode() == DestinationSyncMode.OVERWRITE;
    boolean truncated =
        circumstances.wish().filter(wish -> wish.type() == RefreshType.TRUNCATE).isPresent();
    return new StreamFate(anew, overwritten || truncated);
  }

  /** A full refresh begins anew, unless it can go on where an earlier attempt of the job ended. */
  private static boolean wholeAgain(ConfiguredAirbyteStream stream, Circumstances circumstances) {
    boolean goesOn =
        Boolean.TRUE.equals(stream.getStream().getIsResumable())
            && circumstances.supportsRefreshes();
    return circumstances.kind() != Job.Kind.RESET_CONNECTION
        && whole(stream)
        && (circumstances.first() || !goesOn);
  }

  private static boolean whole(ConfiguredAirbyteStream stream) {
    return stream.getSyncMode() == SyncMode.FULL_REFRESH;
  }
}
