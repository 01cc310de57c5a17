package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;

/** What the {@code spec} command does, for a class path that lacks the validator library. */
public final class WithoutValidator implements Callable<String> {
  @Override
  public String call() {
    ConfigType<RichConfig> type = ConfigType.of(Base.Rich.class, Base.class);
    ObjectNode specification = type.connectionSpecification();
    ConfigValidator validator = new ConfigValidator(specification);
    ObjectNode config = Json.object("{'certificate': 'hunter2', 'hots': 'h'}");
    return SecretMask.of(specification, config).apply("hunter2 ") + validator.warnings(config);
  }
}
