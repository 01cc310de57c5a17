package dev.tern.examples.faker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static JsonNode record(Profile profile, long seed, int stream, long id) {
    return profile.record(new FakeValues(seed, stream, id));
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
    String updatedAt = new FakeValues(1, 1, id).updatedAt();
    long first = FakeValues.firstIdAt(OffsetDateTime.parse(updatedAt));

    assertThat(first).isBetween(Math.max(1, id - 2), id);
    assertThat(new FakeValues(1, 1, first).updatedAt()).isEqualTo(updatedAt);
    if (first > 1) {
      assertThat(new FakeValues(1, 1, first - 1).updatedAt()).isLessThan(updatedAt);
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
