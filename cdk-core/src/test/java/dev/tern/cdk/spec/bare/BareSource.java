package dev.tern.cdk.spec.bare;

import java.util.Optional;

/** A connector with a record whose specification is written by hand. */
public final class BareSource extends ConnectorBase<BareSource.Config> {
  /** Its configuration. */
  public record Config(int pageSize, Optional<String> name) {}
}
