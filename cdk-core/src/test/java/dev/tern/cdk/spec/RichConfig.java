package dev.tern.cdk.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A configuration that uses everything a form can show. */
@Title("Rich source")
@Description("Everything at once.")
record RichConfig(
    @Title("Host")
        @Description("Where the server is.")
        @Examples({"db.example.com", "10.0.0.1"})
        @Display(group = "Server")
        String host,
    @Range(min = 1, max = 65535) @Default("5432") @Display(group = "Server") int port,
    @Display(group = "Access", radio = true) Access access,
    Optional<Secret> certificate,
    @Pattern(value = "^[a-z_]+$", descriptor = "lower case") List<String> schemas,
    @Default("[]") List<Secret> extraKeys,
    @Default("{}") Map<String, String> labels,
    LocalDate startDate,
    Optional<Instant> until,
    @Default("PT15M") Duration timeout,
    URI endpoint,
    Optional<UUID> tenant,
    @Default("fast") Mode mode,
    @Range(min = 0.5, max = 2) Optional<BigDecimal> factor,
    OptionalInt limit,
    @Display(hidden = true) @Default("false") boolean debug,
    @Display(multiline = true, alwaysShow = true) @Range(max = 1000) Optional<String> query,
    @JsonProperty("tunnelMethod") Optional<Tunnel> tunnel) {

  enum Mode {
    FAST,
    @JsonProperty("careful-mode")
    CAREFUL
  }

  /** How to log in. */
  @Title("Login")
  @Discriminator("auth_type")
  sealed interface Access permits ApiKey, OAuth {}

  @Title("API key")
  record ApiKey(Secret apiKey) implements Access {}

  @Variant("oauth2.0")
  @Description("With a client.")
  record OAuth(String clientId, Secret clientSecret, @Default("read") String scope)
      implements Access {}

  record Tunnel(String bastion, @Default("22") @Range(min = 1) long port) {}
}
