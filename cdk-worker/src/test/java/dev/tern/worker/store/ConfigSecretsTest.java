package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConfigSecretsTest {

  private static final UUID WORKSPACE = new UUID(0, 7);
  private static final JsonNode SPEC =
      json(
          """
          {"type": "object", "properties": {
            "host": {"type": "string"},
            "token": {"type": "string", "airbyte_secret": true},
            "pin": {"type": "integer", "airbyte_secret": true},
            "tunnel": {"type": "object", "oneOf": [
              {"properties": {"kind": {"const": "none"}}},
              {"properties": {"kind": {"const": "key"}, "key": {"type": "string", "airbyte_secret": true}}}]},
            "users": {"type": "array", "items": {"type": "object", "properties": {
              "name": {"type": "string"}, "password": {"type": "string", "airbyte_secret": true}}}}}}
          """);
  private static final ObjectNode CONFIG =
      json(
          """
          {"host": "h", "token": "t-1", "pin": 1234, "tunnel": {"kind": "key", "key": "k-1"},
           "users": [{"name": "a", "password": "p-a"}, {"name": "b", "password": "p-b"}]}
          """);
  private static final ObjectNode NOTHING = json("{}");

  private final MemorySecrets memory = new MemorySecrets();
  private final ConfigSecrets secrets = new ConfigSecrets(memory);

  @Test
  void a_stored_configuration_has_references_at_every_secret_path() {
    ObjectNode stored = secrets.split(WORKSPACE, SPEC, CONFIG, NOTHING).stored();

    assertThat(stored.toString())
        .doesNotContain("t-1", "1234", "k-1", "p-a", "p-b")
        .contains("\"host\":\"h\"", "\"kind\":\"key\"", "\"name\":\"b\"");
    assertThat(stored.at("/token/_secret").asText())
        .matches("airbyte_workspace_" + WORKSPACE + "_secret_[-0-9a-f]{36}_v1");
    assertThat(memory.values()).containsExactlyInAnyOrder("t-1", "1234", "k-1", "p-a", "p-b");
    assertThat(secrets.hydrate(stored)).isEqualTo(CONFIG);
  }

  @Test
  void a_changed_secret_gets_the_next_version_and_the_others_stay() {
    ObjectNode before = secrets.split(WORKSPACE, SPEC, CONFIG, NOTHING).stored();
    ObjectNode changed = CONFIG.deepCopy().put("token", "t-2");
    changed.remove("pin");

    ConfigSecrets.Split split = secrets.split(WORKSPACE, SPEC, changed, before);
    secrets.forget(split.obsolete());

    String first = before.at("/token/_secret").asText();
    assertThat(split.stored().at("/token/_secret").asText())
        .isEqualTo(first.replaceFirst("_v1$", "_v2"));
    assertThat(split.stored().at("/tunnel/key")).isEqualTo(before.at("/tunnel/key"));
    assertThat(split.obsolete())
        .containsExactlyInAnyOrder(first, before.at("/pin/_secret").asText());
    assertThat(memory.values()).containsExactlyInAnyOrder("t-2", "k-1", "p-a", "p-b");
    assertThat(secrets.hydrate(split.stored())).isEqualTo(changed);
  }

  @Test
  void a_masked_secret_is_the_one_that_is_stored() {
    ObjectNode stored = secrets.split(WORKSPACE, SPEC, CONFIG, NOTHING).stored();
    ObjectNode shown = ConfigSecrets.masked(stored);

    assertThat(shown.at("/users/1/password").asText()).isEqualTo("**********");
    assertThat(secrets.unmask(SPEC, shown, stored)).isEqualTo(CONFIG);
    assertThatThrownBy(() -> secrets.unmask(SPEC, shown, NOTHING))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The secret at /token is masked, and none is stored: give the secret itself.");
    assertThatThrownBy(() -> ConfigSecrets.requireClear(SPEC, shown))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The secret at /token is masked, and none is stored: give the secret itself.");
    ConfigSecrets.requireClear(SPEC, CONFIG);
  }

  @Test
  void nobody_gets_at_a_secret_by_its_coordinate() {
    ObjectNode stored = secrets.split(WORKSPACE, SPEC, CONFIG, NOTHING).stored();
    ObjectNode curious = NOTHING.objectNode();
    curious.set("host", stored.get("token"));

    assertThatThrownBy(() -> secrets.split(WORKSPACE, SPEC, curious, NOTHING))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("reference to a secret at /host");
  }

  @Test
  void a_secret_that_is_gone_is_named_by_its_coordinate() {
    ObjectNode stored = secrets.split(WORKSPACE, SPEC, CONFIG, NOTHING).stored();
    secrets.forget(ConfigSecrets.coordinates(stored));

    assertThatThrownBy(() -> secrets.hydrate(stored))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is gone from its store (airbyte_workspace_");
  }

  @Property(tries = 200)
  void whatever_the_secrets_are_they_come_back(
      @ForAll String token,
      @ForAll int pin,
      @ForAll @Size(max = 3) List<String> passwords,
      @ForAll String next) {
    ObjectNode config = NOTHING.objectNode().put("token", token).put("pin", pin);
    passwords.forEach(password -> config.withArray("users").addObject().put("password", password));
    ObjectNode stored = secrets.split(WORKSPACE, SPEC, config, NOTHING).stored();
    ObjectNode changed = config.deepCopy().put("token", next);

    ConfigSecrets.Split split = secrets.split(WORKSPACE, SPEC, changed, stored);
    secrets.forget(split.obsolete());

    assertThat(secrets.hydrate(split.stored())).isEqualTo(changed);
    assertThat(split.obsolete()).hasSize(token.equals(next) ? 0 : 1);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
