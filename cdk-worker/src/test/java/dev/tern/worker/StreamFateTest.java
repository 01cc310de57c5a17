package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.StreamFate.Circumstances;
import dev.tern.worker.StreamFate.Wish;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.RefreshType;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFateTest {

  /** P16 and P17, row by row. */
  @ParameterizedTest
  @CsvSource({
    // sync mode, destination mode, resumable, job, first, refreshes | anew, truncating
    "FULL_REFRESH, APPEND,       false, SYNC, true,  true,  true,  false",
    "FULL_REFRESH, OVERWRITE,    false, SYNC, true,  true,  true,  true",
    "FULL_REFRESH, OVERWRITE,    true,  SYNC, true,  true,  true,  true",
    "FULL_REFRESH, APPEND_DEDUP, false, SYNC, true,  true,  true,  false",
    "FULL_REFRESH, OVERWRITE,    false, SYNC, false, true,  true,  true",
    "FULL_REFRESH, OVERWRITE,    true,  SYNC, false, true,  false, true",
    "FULL_REFRESH, APPEND,       true,  SYNC, false, true,  false, false",
    "FULL_REFRESH, APPEND,       true,  SYNC, false, false, true,  false",
    "INCREMENTAL,  APPEND,       false, SYNC, true,  true,  false, false",
    "INCREMENTAL,  APPEND_DEDUP, true,  SYNC, true,  true,  false, false",
    "INCREMENTAL,  OVERWRITE,    false, SYNC, true,  true,  false, false",
    "INCREMENTAL,  APPEND,       false, SYNC, false, false, false, false"
  })
  void a_stream_begins_anew_by_its_mode(
      SyncMode syncMode,
      DestinationSyncMode destinationMode,
      boolean resumable,
      Job.Kind kind,
      boolean first,
      boolean refreshes,
      boolean anew,
      boolean truncating) {
    Circumstances circumstances = new Circumstances(kind, first, refreshes, Optional.empty());

    assertThat(StreamFate.of(stream(syncMode, destinationMode, resumable), circumstances))
        .isEqualTo(new StreamFate(anew, truncating));
  }

  @ParameterizedTest
  @CsvSource({
    // sync mode, job, first, wish, begun | anew, truncating
    "INCREMENTAL,  REFRESH,          true,  TRUNCATE, false, true,  true",
    "INCREMENTAL,  REFRESH,          false, TRUNCATE, true,  false, true",
    "INCREMENTAL,  SYNC,             true,  TRUNCATE, true,  false, true",
    "INCREMENTAL,  REFRESH,          true,  MERGE,    false, true,  false",
    "INCREMENTAL,  REFRESH,          false, MERGE,    true,  false, false",
    "FULL_REFRESH, REFRESH,          true,  MERGE,    false, true,  false",
    "INCREMENTAL,  RESET_CONNECTION, true,  TRUNCATE, false, true,  true",
    "INCREMENTAL,  RESET_CONNECTION, false, TRUNCATE, true,  false, true",
    "FULL_REFRESH, RESET_CONNECTION, true,  TRUNCATE, false, true,  true",
    "FULL_REFRESH, RESET_CONNECTION, false, TRUNCATE, true,  false, true"
  })
  void a_stream_begins_anew_when_a_person_wants_it(
      SyncMode syncMode,
      Job.Kind kind,
      boolean first,
      RefreshType wish,
      boolean begun,
      boolean anew,
      boolean truncating) {
    Circumstances circumstances =
        new Circumstances(kind, first, true, Optional.of(new Wish(wish, begun)));

    assertThat(StreamFate.of(stream(syncMode, DestinationSyncMode.APPEND, false), circumstances))
        .isEqualTo(new StreamFate(anew, truncating));
  }

  private static ConfiguredAirbyteStream stream(
      SyncMode syncMode, DestinationSyncMode destinationMode, boolean resumable) {
    return new ConfiguredAirbyteStream()
        .withStream(new AirbyteStream().withName("users").withIsResumable(resumable))
        .withSyncMode(syncMode)
        .withDestinationSyncMode(destinationMode);
  }
}
