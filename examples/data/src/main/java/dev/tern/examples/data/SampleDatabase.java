package dev.tern.examples.data;

import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sample database: half a year of an application in which customers watch the jobs they
 * ordered.
 *
 * <p>The same calls give the same rows on every machine. Foreign keys hold. Moments are UTC, in the
 * form {@code 2026-01-05T08:00:00.000}. For one thread at a time.
 */
public final class SampleDatabase {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 8, 0);
  private static final LocalDateTime END = LocalDateTime.of(2026, 7, 6, 8, 0);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final long SEED = 20_260_105;

  private SampleDatabase() {}

  /** {@code create FILE} or {@code grow FILE}. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !List.of("create", "grow").contains(args[0])) {
      System.err.println("Usage: sample-data create FILE | grow FILE");
      System.exit(2);
    }
    Path file = Path.of(args[1]);
    if (args[0].equals("create")) {
      create(file);
    } else {
      grow(file);
    }
  }

  /**
   * Makes the file anew: 440 users, about 2,000 jobs, about 12,000 events.
   *
   * @param file in a directory that exists; what was in the file is lost
   */
  public static void create(Path file) throws IOException, SQLException {
    Files.deleteIfExists(file);
    try (Connection connection = open(file)) {
      createTables(connection);
      fill(connection);
      connection.commit();
    }
  }

  /**
   * Lets a week go by: new users and jobs, steps of the jobs that were open, and changes to rows
   * that were there. Every row that is new or changed has an {@code updated_at} later than all
   * before.
   *
   * @param file made by {@link #create}; may have grown before
   */
  public static void grow(Path file) throws SQLException {
    try (Connection connection = open(file)) {
      letAWeekGoBy(connection);
      connection.commit();
    }
  }

  private static Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = ON");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  private static void createTables(Connection connection) throws IOException, SQLException {
    String script;
    try (InputStream resource = SampleDatabase.class.getResourceAsStream("schema.sql")) {
      script = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\\R", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static void fill(Connection connection) throws IOException, SQLException {
    Dice dice = new Dice(SEED);
    People people = new People(connection, dice);
    List<JobKind> kinds = JobKind.all();
    LocalDateTime moment = START;
    for (int i = 0; i < 40; i++) {
      moment = dice.after(moment, Duration.ofHours(3));
      long provider = people.join("provider", moment);
      people.issueKey(provider, dice.after(moment, WEEK));
      Offer.add(connection, provider, kinds.get(i % kinds.size()), moment.plusMinutes(10));
    }
    LocalDateTime opened = moment;
    for (int i = 0; i < 400; i++) {
      moment = dice.after(moment, Duration.ofHours(15));
      long customer = people.join("customer", moment);
      if (dice.percent(15)) {
        people.issueKey(customer, dice.after(moment, WEEK));
      }
    }
    Story story = new Story(connection, dice);
    story.order(2000, people, opened.plusDays(7), END);
    story.goOn(START, END);
  }

  private static void letAWeekGoBy(Connection connection) throws SQLException {
    // What happened so far decides what happens next, so every week is another one.
    Dice dice = new Dice(SEED + Table.of(connection, "events").lastId());
    People people = new People(connection, dice);
    Story story = new Story(connection, dice);
    LocalDateTime from =
        Stream.of(END, people.lastChange(), story.lastChange()).max(naturalOrder()).orElseThrow();
    LocalDateTime until = from.plus(WEEK);
    for (int i = 0; i < 8; i++) {
      people.join("customer", dice.after(from, WEEK));
    }
    people.change(12, 4, from, WEEK);
    story.order(60, people, from, until);
    story.goOn(from, until);
    story.correct(25, from, WEEK);
  }
}
