package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConfigReadTest {
  private static final String SMALL =
      """
      {'host': 'h', 'access': {'auth_type': 'api_key', 'api_key': 'k'}, 'schemas': ['a', 'b'],
       'start_date': '2024-02-29', 'endpoint': 'https://example.com/x'}
      """;

  private static <C> C read(Class<? extends Base<C>> connector, Class<C> type, String json) {
    return type.cast(read(ConfigType.of(connector, Base.class), Json.object(json)));
  }

  private static <C> C read(ConfigType<C> type, ObjectNode json) {
    return type.read(json, type.connectionSpecification());
  }

  @Test
  void absent_keys_get_their_defaults_and_empty_optionals() {
    RichConfig config = read(Base.Rich.class, RichConfig.class, SMALL);
    assertThat(config)
        .isEqualTo(
            new RichConfig(
                "h",
                5432,
                new RichConfig.ApiKey(Secret.of("k")),
                Optional.empty(),
                List.of("a", "b"),
                List.of(),
                Map.of(),
                LocalDate.of(2024, 2, 29),
                Optional.empty(),
                Duration.ofMinutes(15),
                URI.create("https://example.com/x"),
                Optional.empty(),
                RichConfig.Mode.FAST,
                Optional.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void given_keys_win_over_defaults() {
    ObjectNode json = Json.object(SMALL);
    json.setAll(
        Json.object(
            """
            {'port': 1, 'access': {'auth_type': 'oauth2.0', 'client_id': 'i', 'client_secret': 's'},
             'extra_keys': ['x'], 'labels': {'b': '2', 'a': '1'}, 'until': '2024-01-01T01:00:00+01:00',
             'mode': 'careful-mode', 'factor': 1.10, 'limit': 7, 'debug': true,
             'tunnelMethod': {'bastion': 'b'}}
            """));
    RichConfig config = read(ConfigType.<RichConfig>of(Base.Rich.class, Base.class), json);
    assertThat(config.port()).isEqualTo(1);
    assertThat(config.access()).isEqualTo(new RichConfig.OAuth("i", Secret.of("s"), "read"));
    assertThat(config.extraKeys()).containsExactly(Secret.of("x"));
    assertThat(config.labels().keySet()).containsExactly("b", "a");
    assertThat(config.until()).contains(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(config.mode()).isEqualTo(RichConfig.Mode.CAREFUL);
    assertThat(config.factor()).contains(new BigDecimal("1.10"));
    assertThat(config.limit()).hasValue(7);
    assertThat(config.tunnel()).contains(new RichConfig.Tunnel("b", 22));
    assertThat(config.debug()).isTrue();
  }

  @Test
  void the_default_that_platforms_see_wins_over_the_one_of_the_record() {
    ConfigType<RichConfig> type = ConfigType.of(Base.Rich.class, Base.class);
    ObjectNode specification = type.connectionSpecification();
    specification.withObject("/properties/port").put("default", 5433);
    assertThat(type.read(Json.object(SMALL), specification).port()).isEqualTo(5433);
  }

  @Test
  void reading_leaves_the_given_json_as_it_is() {
    ObjectNode json = Json.object(SMALL);
    read(ConfigType.of(Base.Rich.class, Base.class), json);
    assertThat(json).isEqualTo(Json.object(SMALL));
  }

  record Others(
      boolean flag,
      Boolean boxed,
      long big,
      double half,
      float small,
      java.math.BigInteger huge,
      OffsetDateTime at,
      Path path,
      OptionalLong more,
      OptionalDouble rate) {}

  static final class OthersSource extends Base<Others> {}

  @Test
  void the_other_types_are_read_too() {
    Others others =
        read(
            OthersSource.class,
            Others.class,
            """
            {'flag': true, 'boxed': false, 'big': 9007199254740993, 'half': 0.5, 'small': 0.25,
             'huge': 123456789012345678901234567890, 'at': '2024-01-01T00:00:00Z', 'path': '/tmp/x',
             'more': 3, 'rate': 2}
            """);
    assertThat(others)
        .isEqualTo(
            new Others(
                true,
                false,
                9007199254740993L,
                0.5,
                0.25f,
                new java.math.BigInteger("123456789012345678901234567890"),
                OffsetDateTime.parse("2024-01-01T00:00:00Z"),
                Path.of("/tmp/x"),
                OptionalLong.of(3),
                OptionalDouble.of(2)));
  }

  record Huge(java.math.BigInteger huge) {}

  static final class HugeSource extends Base<Huge> {}

  @Test
  void a_whole_number_of_a_gigabyte_of_digits_is_the_users_matter() {
    assertThatThrownBy(() -> read(HugeSource.class, Huge.class, "{'huge': 1e999999999}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/huge is 1E+999999999: expected a whole number");
  }

  record Checked(String name, Secret password) {
    Checked {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name must not be blank");
      }
      if (password.reveal().length() < 8) {
        throw new IllegalArgumentException(password.reveal() + " is too short");
      }
    }
  }

  record Outer(List<Checked> users) {}

  static final class OuterSource extends Base<Outer> {}

  @Test
  void a_refusing_constructor_is_named_by_its_pointer() {
    assertThatThrownBy(
            () ->
                read(
                    OuterSource.class,
                    Outer.class,
                    "{'users': [{'name': ' ', 'password': 'longenough'}]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("/users/0: name must not be blank");
  }

  @Test
  void a_refusing_constructor_cannot_show_a_secret() {
    assertThatThrownBy(
            () ->
                read(
                    OuterSource.class,
                    Outer.class,
                    "{'users': [{'name': 'n', 'password': 'hunter'}]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("/users/0: ********** is too short")
        .hasNoCause();
  }

  record Broken(String name) {
    Broken {
      throw new IllegalStateException("no");
    }
  }

  static final class BrokenSource extends Base<Broken> {}

  @Test
  void a_constructor_that_breaks_is_the_maintainers_matter() {
    assertThatThrownBy(() -> read(BrokenSource.class, Broken.class, "{'name': 'n'}"))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("Broken failed. Throw an IllegalArgumentException");
  }

  record Numbers(int count) {}

  static final class NumbersSource extends Base<Numbers> {}

  @Test
  void a_number_too_large_for_its_component_is_the_users_matter() {
    assertThatThrownBy(() -> read(NumbersSource.class, Numbers.class, "{'count': 3000000000}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "1 problem in the configuration: /count is 3000000000: expected a whole number from -2147483648 to 2147483647.");
    assertThatThrownBy(() -> read(NumbersSource.class, Numbers.class, "{}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("1 problem in the configuration: /count is missing (required).");
  }

  @Property
  void every_valid_number_is_read_exactly(@ForAll int count) {
    Numbers numbers = read(NumbersSource.class, Numbers.class, "{'count': " + count + "}");
    assertThat(numbers.count()).isEqualTo(count);
  }

  static final class JsonSource extends Base<JsonNode> {}

  @Test
  void json_is_handed_over_as_it_is() {
    JsonNode config =
        ConfigType.<JsonNode>of(JsonSource.class, Base.class)
            .read(Json.object("{'a': [1]}"), Json.object("{}"));
    assertThat(config).isEqualTo(Json.object("{'a': [1]}"));
  }
}
