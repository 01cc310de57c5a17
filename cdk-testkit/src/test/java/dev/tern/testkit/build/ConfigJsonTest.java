package dev.tern.testkit.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.spec.ConfigType;
import dev.tern.cdk.spec.Discriminator;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Variant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A configuration record, written and read again by the kit. */
class ConfigJsonTest {

  private static final ConfigType<Config> TYPE = ConfigType.of(Connector.class, Base.class);

  @SuppressWarnings("UnusedTypeParameter") // read by reflection
  interface Base<C> {}

  static final class Connector implements Base<Config> {}

  enum Mode {
    READ_ONLY,
    @JsonProperty("rw")
    READ_WRITE
  }

  @Discriminator("method")
  sealed interface Login permits ApiKey, OAuth {}

  record ApiKey(Secret key) implements Login {}

  @Variant("oauth2.0")
  record OAuth(String clientId, Secret secret) implements Login {}

  record Limits(int maxRows, double factor) {}

  record Config(
      String xMLFile,
      @JsonProperty("URL") URI apiURL,
      Login login,
      List<Login> others,
      Limits rateLimits,
      Map<String, Limits> perTable,
      Mode mode,
      Mode other2Mode,
      Optional<LocalDate> startDate,
      Optional<String> note,
      OptionalInt port,
      Duration pause,
      Instant since,
      Path folder,
      boolean verbose) {}

  private static final Config CONFIG =
      new Config(
          "a.xml",
          URI.create("https://example.org"),
          new ApiKey(Secret.of("s3cret")),
          List.of(new OAuth("me", Secret.of("p@ss"))),
          new Limits(10, 1.5),
          Map.of("users", new Limits(1, 2)),
          Mode.READ_ONLY,
          Mode.READ_WRITE,
          Optional.of(LocalDate.parse("2026-01-01")),
          Optional.empty(),
          OptionalInt.of(5432),
          Duration.ofSeconds(90),
          Instant.parse("2026-01-01T00:00:00Z"),
          Path.of("/tmp/x"),
          true);

  @Test
  void the_kit_reads_what_was_written() {
    assertThat(TYPE.read(ConfigJson.of(CONFIG), TYPE.connectionSpecification())).isEqualTo(CONFIG);
  }

  @Test
  void every_name_is_one_of_the_specification() {
    ObjectNode written = ConfigJson.of(CONFIG);
    List<String> options =
        TYPE.connectionSpecification().path("properties").properties().stream()
            .map(Map.Entry::getKey)
            .toList();

    assertThat(options).containsAll(written.properties().stream().map(Map.Entry::getKey).toList());
  }

  @Test
  void empty_options_are_left_out_and_secrets_are_in_the_open() {
    ObjectNode written = ConfigJson.of(CONFIG);

    assertThat(written.has("note")).isFalse();
    assertThat(written.path("login").toString())
        .isEqualTo("{\"method\":\"api_key\",\"key\":\"s3cret\"}");
  }
}
