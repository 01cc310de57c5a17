package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpecificationTest {
  private static final String GOLDEN =
      """
      {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Rich source",
        "description": "Everything at once.",
        "type": "object",
        "required": ["host", "access", "schemas", "start_date", "endpoint"],
        "properties": {
          "host": {"title": "Host", "description": "Where the server is.", "type": "string",
                   "examples": ["db.example.com", "10.0.0.1"], "group": "server", "order": 0},
          "port": {"title": "Port", "type": "integer", "default": 5432, "minimum": 1, "maximum": 65535,
                   "group": "server", "order": 1},
          "access": {"title": "Login", "type": "object", "display_type": "radio", "group": "access", "order": 2,
            "oneOf": [
              {"title": "API key", "type": "object", "required": ["auth_type", "api_key"],
               "properties": {
                 "auth_type": {"type": "string", "const": "api_key", "default": "api_key", "order": 0},
                 "api_key": {"title": "Api key", "type": "string", "airbyte_secret": true, "order": 1}},
               "additionalProperties": true},
              {"title": "O auth", "description": "With a client.", "type": "object",
               "required": ["auth_type", "client_id", "client_secret"],
               "properties": {
                 "auth_type": {"type": "string", "const": "oauth2.0", "default": "oauth2.0", "order": 0},
                 "client_id": {"title": "Client id", "type": "string", "order": 1},
                 "client_secret": {"title": "Client secret", "type": "string", "airbyte_secret": true, "order": 2},
                 "scope": {"title": "Scope", "type": "string", "default": "read", "order": 3}},
               "additionalProperties": true}]},
          "certificate": {"title": "Certificate", "type": "string", "airbyte_secret": true, "order": 3},
          "schemas": {"title": "Schemas", "type": "array", "order": 4,
            "items": {"type": "string", "pattern": "^[a-z_]+$", "pattern_descriptor": "lower case"}},
          "extra_keys": {"title": "Extra keys", "type": "array", "default": [], "order": 5,
            "items": {"type": "string", "airbyte_secret": true}},
          "labels": {"title": "Labels", "type": "object", "default": {}, "order": 6,
            "additionalProperties": {"type": "string"}},
          "start_date": {"title": "Start date", "type": "string", "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "pattern_descriptor": "YYYY-MM-DD", "order": 7},
          "until": {"title": "Until", "type": "string", "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$",
            "pattern_descriptor": "YYYY-MM-DDTHH:mm:ssZ", "order": 8},
          "timeout": {"title": "Timeout", "type": "string", "default": "PT15M", "order": 9,
            "pattern": "^P(?=[0-9]|T[0-9])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?$",
            "pattern_descriptor": "an ISO 8601 duration such as PT15M or P1DT12H"},
          "endpoint": {"title": "Endpoint", "type": "string", "format": "uri", "order": 10},
          "tenant": {"title": "Tenant", "type": "string", "format": "uuid", "order": 11,
            "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
            "pattern_descriptor": "a UUID such as 123e4567-e89b-12d3-a456-426614174000"},
          "mode": {"title": "Mode", "type": "string", "enum": ["fast", "careful-mode"], "default": "fast",
            "order": 12},
          "factor": {"title": "Factor", "type": "number", "minimum": 0.5, "maximum": 2, "order": 13},
          "limit": {"title": "Limit", "type": "integer", "order": 14},
          "debug": {"title": "Debug", "type": "boolean", "default": false, "airbyte_hidden": true, "order": 15},
          "query": {"title": "Query", "type": "string", "maxLength": 1000, "multiline": true, "always_show": true,
            "order": 16},
          "tunnelMethod": {"title": "Tunnel method", "type": "object", "order": 17,
            "required": ["bastion"],
            "properties": {
              "bastion": {"title": "Bastion", "type": "string", "order": 0},
              "port": {"title": "Port", "type": "integer", "default": 22, "minimum": 1, "order": 1}},
            "additionalProperties": true}
        },
        "additionalProperties": true,
        "groups": [{"id": "server", "title": "Server"}, {"id": "access", "title": "Access"}]
      }
      """;

  @Test
  void the_specification_of_a_rich_record_is_the_golden_one() {
    ObjectNode derived = ConfigType.of(Base.Rich.class, Base.class).connectionSpecification();
    assertThat(Json.strict(derived.toString())).isEqualTo(Json.strict(GOLDEN));
  }

  @Test
  void the_keys_stand_in_the_order_of_the_components() {
    ObjectNode derived = ConfigType.of(Base.Rich.class, Base.class).connectionSpecification();
    assertThat(derived.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> Json.strict(GOLDEN).get("properties").fieldNames());
  }

  @Test
  void the_specification_is_the_same_in_a_turkish_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      ObjectNode derived = ConfigType.of(Base.Rich.class, Base.class).connectionSpecification();
      assertThat(Json.strict(derived.toString())).isEqualTo(Json.strict(GOLDEN));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void each_caller_gets_a_specification_of_its_own() {
    ConfigType<RichConfig> type = ConfigType.of(Base.Rich.class, Base.class);
    type.connectionSpecification().removeAll();
    assertThat(type.connectionSpecification().has("properties")).isTrue();
  }
}
