package dev.tern.docs.snippets;

import dev.tern.cdk.spec.Default;
import dev.tern.cdk.spec.Description;
import dev.tern.cdk.spec.Range;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Title;
import java.time.LocalDate;
import java.util.Optional;

/** How a shop is reached. */
public record ShopConfig(
    @Title("Host") @Description("Name of the server, without https://") String host,
    Optional<LocalDate> startDate,
    @Default("100") @Range(min = 1, max = 500) int pageSize,
    Login login) {

  /** Two ways to log in. */
  public sealed interface Login {}

  /** With a key. */
  public record ApiKey(Secret key) implements Login {}

  /** With a name and a password. */
  public record Password(String user, Secret password) implements Login {}
}
