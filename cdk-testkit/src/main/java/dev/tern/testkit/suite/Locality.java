package dev.tern.testkit.suite;

import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Where a process believes it is.
 *
 * @param zone its time zone
 * @param locale its language and country
 */
record Locality(TimeZone zone, Locale locale) {

  static Locality here() {
    return new Locality(TimeZone.getDefault(), Locale.getDefault());
  }

  /** As {@code TZ} and {@code LANG} say; here where they say nothing. */
  static Locality of(Map<String, String> environment) {
    Locality here = here();
    String zone = environment.get("TZ");
    String language = environment.get("LANG");
    return new Locality(
        zone == null ? here.zone : TimeZone.getTimeZone(zone),
        language == null ? here.locale : locale(language));
  }

  private static Locale locale(String language) {
    String tag = language.replaceFirst("[.@].*", "").replace('_', '-');
    return Locale.forLanguageTag(tag);
  }

  /** Makes this process believe it. */
  void settle() {
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
  }
}
