package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import java.util.Optional;

/** The author's configuration type: its specification and the way from JSON to its values. */
public final class ConfigType<C> {

  private ConfigType() {}

  public static <C> ConfigType<C> of(Class<?> connector, Class<?> base) {
    return new ConfigType<>();
  }

  public ObjectNode connectionSpecification() {
    throw new SystemException("not yet");
  }

  public Optional<ObjectNode> writtenSpecification() {
    return Optional.empty();
  }

  public C read(ObjectNode config) {
    throw new SystemException("not yet");
  }
}
