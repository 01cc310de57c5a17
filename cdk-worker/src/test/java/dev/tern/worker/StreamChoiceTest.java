package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is chosen for a stream of which a person wants only what is new. */
class StreamChoiceTest {

  private final AirbyteStream stream = new AirbyteStream().withName("people");

  @Test
  void what_is_new_is_put_beside_what_is_there_and_never_in_its_place() {
    List<DestinationSyncMode> modes =
        List.of(DestinationSyncMode.OVERWRITE, DestinationSyncMode.APPEND);

    StreamChoice choice = StreamChoice.news(stream, modes, true);

    assertThat(choice.syncMode()).isEqualTo(SyncMode.INCREMENTAL);
    assertThat(choice.destinationSyncMode()).isEqualTo(DestinationSyncMode.APPEND);
  }

  @Test
  void a_key_makes_one_row_of_each_record_where_the_destination_can_do_that() {
    List<DestinationSyncMode> modes =
        List.of(DestinationSyncMode.APPEND, DestinationSyncMode.APPEND_DEDUP);

    assertThat(StreamChoice.news(stream, modes, false).destinationSyncMode())
        .isEqualTo(DestinationSyncMode.APPEND);
    stream.setSourceDefinedPrimaryKey(List.of(List.of("id")));
    assertThat(StreamChoice.news(stream, modes, false).destinationSyncMode())
        .isEqualTo(DestinationSyncMode.APPEND_DEDUP);
  }
}
