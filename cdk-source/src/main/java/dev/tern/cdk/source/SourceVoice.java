package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.AirbyteAnalyticsTraceMessage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a source itself says to the platform while a command runs, beside its streams.
 *
 * <p>Safe for all threads.
 */
final class SourceVoice {

  private final MessageWriter out;
  private final Supplier<JsonNode> specification;
  private final Estimates estimates;
  private ObjectNode config = JsonNodeFactory.instance.objectNode();

  /**
   * For one command.
   *
   * @param specification what a configuration has to fit
   */
  SourceVoice(MessageWriter out, Supplier<JsonNode> specification, Estimates estimates) {
    this.out = out;
    this.specification = specification;
    this.estimates = estimates;
  }

  /** The configuration the command was started with. */
  synchronized void begin(ObjectNode given) {
    config = given.deepCopy();
  }

  /** Has the platform keep a whole new configuration. */
  synchronized void updateConfig(UnaryOperator<ObjectNode> change) {
    ObjectNode changed = change.apply(config.deepCopy()).deepCopy();
    try {
      new ConfigValidator(specification.get()).require(changed);
    } catch (ConfigException e) {
      throw new SystemException(
          "The configuration this source wants to keep does not fit its specification. Correct the"
              + " connector.",
          e);
    }
    out.hideSecrets(SecretMask.of(specification.get(), changed));
    out.write(Messages.connectorConfig(changed));
    config = changed;
  }

  void analytics(String type, String value) {
    out.write(
        Messages.analytics(new AirbyteAnalyticsTraceMessage().withType(type).withValue(value)));
  }

  void estimateSync(long rows, long bytes) {
    estimates.sync(rows, bytes);
  }
}
