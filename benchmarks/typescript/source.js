// A source as one writes it with the TypeScript kit: prepared records, taken in turns.
const fs = require('fs');
const {
  AirbyteSourceBase,
  AirbyteSourceLogger,
  AirbyteSourceRunner,
  AirbyteSpec,
  AirbyteStreamBase,
} = require('faros-airbyte-cdk');

class Records extends AirbyteStreamBase {
  constructor(config, logger) {
    super(logger);
    this.config = config;
  }

  get name() {
    return 'records_1';
  }

  getJsonSchema() {
    return {type: 'object', properties: {id: {type: 'integer'}}};
  }

  get primaryKey() {
    return 'id';
  }

  async *readRecords() {
    const lines = fs.readFileSync(this.config.records, 'utf8').split('\n');
    const records = lines.filter((line) => line).map((line) => JSON.parse(line));
    for (let id = 0; id < this.config.count; id++) {
      const record = records[id % records.length];
      record.id = id;
      yield record;
    }
  }
}

class RecordsSource extends AirbyteSourceBase {
  get type() {
    return 'records';
  }

  async spec() {
    return new AirbyteSpec({connectionSpecification: {type: 'object', properties: {}}});
  }

  async checkConnection() {
    return [true, undefined];
  }

  streams(config) {
    return [new Records(config, this.logger)];
  }
}

const logger = new AirbyteSourceLogger();
new AirbyteSourceRunner(logger, new RecordsSource(logger)).mainCommand().parseAsync();
