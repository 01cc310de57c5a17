// A destination as one writes it with the TypeScript kit: the data of each record goes to a file.
const fs = require('fs');
const readline = require('readline');
const {
  AirbyteConnectionStatus,
  AirbyteConnectionStatusMessage,
  AirbyteDestination,
  AirbyteDestinationRunner,
  AirbyteLogger,
  AirbyteMessageType,
  AirbyteSpec,
  parseAirbyteMessage,
} = require('faros-airbyte-cdk');

class FileDestination extends AirbyteDestination {
  async spec() {
    return new AirbyteSpec({connectionSpecification: {type: 'object', properties: {}}});
  }

  async check() {
    return new AirbyteConnectionStatusMessage({status: AirbyteConnectionStatus.SUCCEEDED});
  }

  async *write(config, redactedConfig, catalog, stdin) {
    const file = fs.createWriteStream(config.file);
    for await (const line of readline.createInterface({input: stdin})) {
      const message = parseAirbyteMessage(line);
      if (message.type === AirbyteMessageType.RECORD) {
        if (!file.write(JSON.stringify(message.record.data) + '\n')) {
          await new Promise((resolve) => file.once('drain', resolve));
        }
      } else if (message.type === AirbyteMessageType.STATE) {
        yield message;
      }
    }
    await new Promise((resolve) => file.end(resolve));
  }
}

new AirbyteDestinationRunner(new AirbyteLogger(), new FileDestination()).mainCommand().parseAsync();
