package dev.tern.protocol.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions, their order and what they brought. */
final class ProtocolVersionTest {
  @Test
  void versions_are_read_from_their_texts() {
    assertThat(ProtocolVersion.find("0.3.2")).contains(new ProtocolVersion(0, 3, 2));
    assertThat(ProtocolVersion.find("v1.0.0")).contains(new ProtocolVersion(1, 0, 0));
    assertThat(ProtocolVersion.find("1.0.0-rc.1+build")).contains(new ProtocolVersion(1, 0, 0));
    assertThat(ProtocolVersion.find("1.0")).isEmpty();
    assertThat(ProtocolVersion.find("")).isEmpty();
    assertThat(ProtocolVersion.find("99999999999.0.0")).isEmpty();
  }

  @Test
  void numbers_order_versions_not_texts() {
    assertThat(new ProtocolVersion(0, 10, 0)).isGreaterThan(new ProtocolVersion(0, 9, 9));
    assertThat(new ProtocolVersion(1, 0, 0))
        .isGreaterThan(ProtocolVersion.CURRENT)
        .hasToString("1.0.0");
  }

  @Test
  void only_the_major_decides_compatibility() {
    assertThat(ProtocolVersion.DEFAULT.isCompatibleWith(ProtocolVersion.CURRENT)).isTrue();
    assertThat(ProtocolVersion.CURRENT.isCompatibleWith(new ProtocolVersion(1, 0, 0))).isFalse();
  }

  @Test
  void a_version_tells_what_it_added() {
    assertThat(new ProtocolVersion(0, 3, 2).added()).containsExactly(ProtocolChange.ESTIMATE);
    assertThat(new ProtocolVersion(0, 3, 4).added()).isEmpty();
    assertThat(ProtocolVersion.CURRENT.has(ProtocolChange.TRANSIENT_ERROR)).isTrue();
    assertThat(ProtocolVersion.CURRENT.has(ProtocolChange.WELL_KNOWN_TYPES)).isFalse();
    assertThat(ProtocolChange.ESTIMATE.description()).contains("Estimate");
  }
}
