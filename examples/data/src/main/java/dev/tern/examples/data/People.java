package dev.tern.examples.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * The users of the application, providers as well as customers, with the keys of their programs.
 */
final class People {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Amir", "Beatriz", "Chidi", "Clara", "Dmitri", "Élise", "Emeka", "Fatima", "Georg",
          "Hana", "Ines", "Ivan", "Jürgen", "Kofi", "Lea", "Linh", "Mateo", "Mei", "Nadia", "Noah",
          "Olga", "Pedro", "Priya", "Quentin", "Rosa", "Samir", "Sofia", "Søren", "Tariq", "Uma",
          "Viktor", "Wanda", "Xenia", "Yuki", "Zoë");
  private static final List<String> LAST_NAMES =
      List.of(
          "Adeyemi",
          "Almeida",
          "Bauer",
          "Castillo",
          "Chen",
          "Dubois",
          "Eriksen",
          "Fischer",
          "García",
          "Haddad",
          "Ivanova",
          "Jansen",
          "Kaya",
          "Kowalski",
          "Larsen",
          "Mbeki",
          "Moreau",
          "Nakamura",
          "Nguyen",
          "O'Brien",
          "Okafor",
          "Patel",
          "Petrov",
          "Quispe",
          "Rossi",
          "Sato",
          "Schmidt",
          "Silva",
          "Tanaka",
          "Usman",
          "Varga",
          "Weber",
          "Yilmaz",
          "Zhang");
  private static final List<String> NOTES =
      List.of("production", "staging", "nightly export", "mobile app", "warehouse", "old website");
  private static final Duration A_YEAR = Duration.ofDays(365);

  private final Dice dice;
  private final Table users;
  private final Table keys;

  People(Connection connection, Dice dice) throws SQLException {
    this.dice = dice;
    this.users =
        Table.of(connection, "users", "role", "email", "password", "first_name", "last_name");
    this.keys = Table.of(connection, "api_keys", "user_id", "key", "note", "expires_at");
  }

  /** Adds a user and returns the id. */
  long join(String role, LocalDateTime moment) throws SQLException {
    String first = dice.pick(FIRST_NAMES);
    String last = dice.pick(LAST_NAMES);
    String email = "%s.%d@example.org".formatted(address(first, last), users.lastId() + 1);
    return users.add(role, email, "scrypt$" + dice.hex(24), first, last, moment, moment);
  }

  /** Gives a user a key for a program; some never expire, some have no note. */
  void issueKey(long user, LocalDateTime moment) throws SQLException {
    Object expires = dice.percent(75) ? dice.after(moment, A_YEAR) : null;
    Object note = dice.percent(80) ? dice.pick(NOTES) : null;
    keys.add(user, "key_" + dice.hex(20), note, expires, moment, moment);
  }

  /** Some users get another address, some keys live longer. */
  void change(int people, int longerKeys, LocalDateTime from, Duration within) throws SQLException {
    List<Long> all = users.ids("role = 'customer'");
    for (int i = 0; i < people; i++) {
      long user = dice.pick(all);
      String email = "customer.%d+%s@example.org".formatted(user, dice.hex(2));
      users.change(user, "email", email, dice.after(from, within));
    }
    List<Long> expiring = keys.ids("expires_at IS NOT NULL");
    for (int i = 0; i < longerKeys; i++) {
      LocalDateTime moment = dice.after(from, within);
      keys.change(dice.pick(expiring), "expires_at", moment.plus(A_YEAR), moment);
    }
  }

  /** The latest change of any user or key. */
  LocalDateTime lastChange() throws SQLException {
    LocalDateTime user = users.lastChange();
    LocalDateTime key = keys.lastChange();
    return user.isAfter(key) ? user : key;
  }

  private static String address(String first, String last) {
    String plain = Normalizer.normalize(first + "." + last, Normalizer.Form.NFD);
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
  }

  /** The customers there were at a moment; at least one. */
  List<Long> customers(LocalDateTime moment) throws SQLException {
    return users.ids("role = 'customer' AND created_at <= '%s'".formatted(moment));
  }
}
