package dev.tern.examples.data;

import dev.tern.examples.data.JobKind.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job configuration with its steps and their metadata, as the database has it.
 *
 * @param id of the job configuration
 * @param provider who offers it
 * @param name of the job
 * @param steps in their order
 */
record Offer(long id, long provider, String name, List<OfferedStep> steps) {

  /** A step configuration with its metadata configurations. */
  record OfferedStep(long id, String name, List<Field> fields) {}

  /** Writes the configurations of one kind of job for one provider; all are made at one moment. */
  static void add(Connection connection, long provider, JobKind kind, LocalDateTime moment)
      throws SQLException {
    Table jobs =
        Table.of(connection, "job_configurations", "provider_id", "tag", "name", "version");
    Table steps =
        Table.of(
            connection, "step_configurations", "job_configuration_id", "tag", "name", "points");
    Table metadata =
        Table.of(
            connection,
            "metadata_configurations",
            "step_configuration_id",
            "kind",
            "name",
            "units");
    String tag = JobKind.tag(kind.name()) + "-" + provider;
    long job = jobs.add(provider, tag, kind.name(), 1, moment, moment);
    for (JobKind.Step step : kind.steps()) {
      String stepTag = JobKind.tag(step.name());
      long stepId = steps.add(job, stepTag, step.name(), step.points(), moment, moment);
      for (Field field : step.fields()) {
        Object units = field.units().orElse(null);
        metadata.add(stepId, field.kind(), field.name(), units, moment, moment);
      }
    }
  }

  /** All that are offered. */
  static List<Offer> all(Connection connection) throws SQLException {
    List<Offer> offers = new ArrayList<>();
    String query = "SELECT id, provider_id, name FROM job_configurations ORDER BY id";
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long id = row.getLong(1);
        offers.add(new Offer(id, row.getLong(2), row.getString(3), steps(connection, id)));
      }
    }
    return offers;
  }

  private static List<OfferedStep> steps(Connection connection, long job) throws SQLException {
    List<OfferedStep> steps = new ArrayList<>();
    String query =
        "SELECT id, name FROM step_configurations WHERE job_configuration_id = ? ORDER BY id";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setLong(1, job);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long id = row.getLong(1);
          steps.add(new OfferedStep(id, row.getString(2), fields(connection, id)));
        }
      }
    }
    return steps;
  }

  private static List<Field> fields(Connection connection, long step) throws SQLException {
    List<Field> fields = new ArrayList<>();
    String query =
        "SELECT kind, name, units FROM metadata_configurations"
            + " WHERE step_configuration_id = ? ORDER BY id";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setLong(1, step);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Optional<String> units = Optional.ofNullable(row.getString(3));
          fields.add(new Field(row.getString(1), row.getString(2), units));
        }
      }
    }
    return fields;
  }
}
