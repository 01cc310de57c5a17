package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static final LongFunction<OffsetDateTime> SECONDS =
      OffsetDateTime.parse("2024-01-01T00:00:00Z")::plusSeconds;

  private static JsonNode record(Profile profile, long seed, int stream, long id) {
    FakerSource.Config config =
        new FakerSource.Config(
            id,
            seed,
            stream,
            profile,
            1000,
            FakerSource.StateType.STREAM,
            0,
            Optional.empty(),
            Optional.empty(),
            FakerSource.Door.TREE);
    return new FakeDoors(config).tree(stream, id, new FakeClock());
  }

  private static String updatedAt(long id) {
    return new String(new FakeClock().at(id), StandardCharsets.US_ASCII);
  }

  @Property
  void a_record_is_made_of_seed_stream_and_id_alone(
      @ForAll Profile profile, @ForAll long seed, @ForAll @LongRange(min = 1) long id) {
    long some = id % 1_000_000_000 + 1;
    JsonNode record = record(profile, seed, 1, some);

    assertThat(record(profile, seed, 1, some)).isEqualTo(record);
    assertThat(record(profile, seed, 2, some)).isNotEqualTo(record);
    assertThat(record(profile, seed + 1, 1, some)).isNotEqualTo(record);
  }

  @Property
  void a_record_has_the_fields_of_its_schema(
      @ForAll Profile profile, @ForAll @LongRange(min = 1, max = 1_000_000) long id) {
    assertThat(record(profile, 42, 1, id).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> profile.schema().path("properties").fieldNames());
  }

  @Property
  void the_first_id_at_a_moment_has_it_and_the_one_before_has_not(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long id) {
    String updatedAt = updatedAt(id);
    long first = FakeClock.firstIdAt(OffsetDateTime.parse(updatedAt));

    assertThat(OffsetDateTime.parse(updatedAt)).isEqualTo(SECONDS.apply((id - 1) / 3));
    assertThat(first).isBetween(Math.max(1, id - 2), id);
    assertThat(updatedAt(first)).isEqualTo(updatedAt);
    if (first > 1) {
      assertThat(updatedAt(first - 1)).isLessThan(updatedAt);
    }
  }

  @Test
  void the_sizes_are_as_told() {
    assertThat(averageSize(Profile.SMALL)).isBetween(130, 190);
    assertThat(averageSize(Profile.WIDE)).isBetween(850, 1200);
    assertThat(averageSize(Profile.TEXT)).isBetween(9_500, 13_000);
    assertThat(Profile.WIDE.schema().path("properties")).hasSize(40);
  }

  private static int averageSize(Profile profile) {
    int bytes = 0;
    for (int id = 1; id <= 100; id++) {
      bytes += record(profile, 42, 1, id).toString().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes / 100;
  }
}
