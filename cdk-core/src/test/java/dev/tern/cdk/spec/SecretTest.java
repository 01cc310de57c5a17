package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTest {
  record Login(String user, Secret password) {}

  @Test
  void a_secret_prints_and_serialises_as_stars() throws Exception {
    Login login = new Login("u", Secret.of("hunter2"));
    assertThat(login).hasToString("Login[user=u, password=**********]");
    assertThat(List.of(login.password())).hasToString("[**********]");
    assertThat(new JsonMapper().writeValueAsString(login))
        .isEqualTo("{\"user\":\"u\",\"password\":\"**********\"}");
  }

  @Test
  void a_secret_is_read_from_text_and_revealed_on_request() throws Exception {
    Secret secret = new JsonMapper().readValue("\"hunter2\"", Secret.class);
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void secrets_with_the_same_text_are_equal() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
  }
}
