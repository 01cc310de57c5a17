package dev.tern.worker;

import static dev.tern.worker.Lab.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Database;
import dev.tern.worker.store.OAuthParameter;
import dev.tern.worker.store.Store;
import dev.tern.worker.store.StoreLocation;
import dev.tern.worker.sync.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OAuthParametersTest {

  private static final String SPEC =
      """
      {"protocol_version": "0.2.0", "connectionSpecification": {
        "type": "object", "required": ["credentials"], "properties": {
          "credentials": {"type": "object", "oneOf": [
            {"required": ["kind", "client_id", "client_secret", "refresh_token"], "properties": {
              "kind": {"type": "string", "const": "oauth"}, "client_id": {"type": "string"},
              "client_secret": {"type": "string", "airbyte_secret": true},
              "refresh_token": {"type": "string", "airbyte_secret": true}}},
            {"required": ["kind", "key"], "properties": {
              "kind": {"type": "string", "const": "key"},
              "key": {"type": "string", "airbyte_secret": true}}}]}}},
       "advanced_auth": {"auth_flow_type": "oauth2.0",
        "predicate_key": ["credentials", "kind"], "predicate_value": "oauth",
        "oauth_config_specification": {
          "complete_oauth_server_input_specification": {"type": "object",
            "required": ["client_id", "client_secret"], "properties": {
              "client_id": {"type": "string"}, "client_secret": {"type": "string"}}},
          "complete_oauth_server_output_specification": {"type": "object", "properties": {
            "client_id": {"type": "string", "path_in_connector_config": ["credentials", "client_id"]},
            "client_secret": {"type": "string",
              "path_in_connector_config": ["credentials", "client_secret"]}}}}}}
      """;
  private static final ObjectNode OURS =
      object("{\"client_id\": \"our-id\", \"client_secret\": \"our-secret\"}");
  private static final ObjectNode THEIRS =
      object("{\"client_id\": \"their-id\", \"client_secret\": \"their-secret\"}");
  private static final ObjectNode CONSENT =
      object("{\"credentials\": {\"kind\": \"oauth\", \"refresh_token\": \"mine\"}}");

  @TempDir Path home;

  private static Lab lab(StoreLocation location) {
    Lab lab = new Lab(location);
    lab.spec = SPEC;
    return lab;
  }

  private static ActorDefinition source(Lab lab) {
    return lab.worker.definitions().ensure("exec:source", Side.SOURCE);
  }

  private static String credential(Lab lab, Actor actor, String name) {
    return lab.worker.actors().config(actor).at("/credentials/" + name).asText();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void the_parameters_of_the_workspace_win_over_those_of_the_deployment(Database database) {
    try (Lab lab = lab(database.in(home))) {
      ActorDefinition source = source(lab);
      UUID here = lab.worker.workspaces().standard().id();
      UUID elsewhere = lab.worker.workspaces().create("other").id();
      OAuthParameters parameters = lab.worker.oauthParameters();
      parameters.set(source, Optional.empty(), OURS);
      Actor actor = lab.worker.actors().create(source, "people", CONSENT);
      assertThat(credential(lab, actor, "client_id")).isEqualTo("our-id");

      parameters.set(
          source, Optional.of(elsewhere), object("{\"client_id\":\"x\",\"client_secret\":\"y\"}"));
      assertThat(credential(lab, actor, "client_secret")).isEqualTo("our-secret");

      OAuthParameter own = parameters.set(source, Optional.of(here), THEIRS);
      assertThat(credential(lab, actor, "client_secret")).isEqualTo("their-secret");
      assertThat(credential(lab, actor, "refresh_token")).isEqualTo("mine");

      parameters.delete(own);
      assertThat(credential(lab, actor, "client_id")).isEqualTo("our-id");
      assertThat(parameters.all()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_an_actor_says_itself_wins_and_other_ways_in_get_nothing(Database database) {
    try (Lab lab = lab(database.in(home))) {
      ActorDefinition source = source(lab);
      lab.worker.oauthParameters().set(source, Optional.empty(), OURS);
      ObjectNode config = CONSENT.deepCopy();
      ((ObjectNode) config.get("credentials")).put("client_id", "my-id");
      Actor own = lab.worker.actors().create(source, "own", config);
      Actor key =
          lab.worker
              .actors()
              .create(
                  source, "key", object("{\"credentials\": {\"kind\": \"key\", \"key\": \"k\"}}"));

      assertThat(credential(lab, own, "client_id")).isEqualTo("my-id");
      assertThat(credential(lab, own, "client_secret")).isEqualTo("our-secret");
      assertThat(lab.worker.actors().config(key).path("credentials")).hasSize(2);
    }
  }

  /**
   * A connector hands its whole configuration back; what came from the parameters is not its own.
   */
  @ParameterizedTest
  @EnumSource(Database.class)
  void a_rotated_token_does_not_keep_old_parameters_alive(Database database) {
    try (Lab lab = lab(database.in(home))) {
      ActorDefinition source = source(lab);
      lab.worker.oauthParameters().set(source, Optional.empty(), OURS);
      Actor actor = lab.worker.actors().create(source, "people", CONSENT);
      ObjectNode whole = lab.worker.actors().config(actor);
      ((ObjectNode) whole.get("credentials")).put("refresh_token", "rotated");

      lab.worker.actors().configure(actor, whole);
      lab.worker.oauthParameters().set(source, Optional.empty(), THEIRS);

      assertThat(credential(lab, actor, "refresh_token")).isEqualTo("rotated");
      assertThat(credential(lab, actor, "client_secret")).isEqualTo("their-secret");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void their_values_are_in_the_table_of_secrets_only(Database database) {
    StoreLocation location = database.in(home);
    try (Lab lab = lab(location)) {
      OAuthParameters parameters = lab.worker.oauthParameters();
      parameters.set(source(lab), Optional.empty(), OURS);
      OAuthParameter now = parameters.set(source(lab), Optional.empty(), THEIRS);

      assertThat(parameters.shown(now).path("client_secret").asText()).isEqualTo("**********");
      assertThat(parameters.all()).hasSize(1);
      assertThat(now.configuration().toString()).doesNotContain("their-");
    }
    try (Store store = Store.open(location)) {
      assertThat(payloads(store)).containsExactlyInAnyOrder("their-id", "their-secret");
    }
    try (Lab lab = lab(location)) {
      lab.worker.oauthParameters().all().forEach(lab.worker.oauthParameters()::delete);
    }
    try (Store store = Store.open(location)) {
      assertThat(payloads(store)).isEmpty();
    }
  }

  private static List<String> payloads(Store store) {
    return store.transact(
        handle -> handle.createQuery("SELECT payload FROM secrets").mapTo(String.class).list());
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void parameters_that_no_connector_wants_are_refused(Database database) {
    try (Lab lab = lab(database.in(home))) {
      OAuthParameters parameters = lab.worker.oauthParameters();
      assertThatThrownBy(
              () -> parameters.set(source(lab), Optional.empty(), object("{\"client_id\": \"x\"}")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("client_secret");
      assertThatThrownBy(() -> lab.worker.actors().create(source(lab), "people", CONSENT))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("client_id");

      lab.spec = Lab.SPEC;
      ActorDefinition plain = lab.worker.definitions().ensure("exec:plain", Side.SOURCE);
      assertThatThrownBy(() -> parameters.set(plain, Optional.empty(), OURS))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("has no place for OAuth parameters (advanced_auth)");
    }
  }
}
