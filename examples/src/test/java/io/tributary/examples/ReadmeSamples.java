package io.tributary.examples;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.Connector;
import io.tributary.azure.DefenderForCloud;
import io.tributary.azure.graph.AzureScope;
import io.tributary.azure.preflight.PreflightCheck;
import io.tributary.azure.preflight.PreflightReport;
import io.tributary.azure.recording.Masks;
import io.tributary.azure.recording.Recorder;
import io.tributary.azure.transform.OcsfMaps;
import io.tributary.core.checkpoint.FolderCheckpoints;
import io.tributary.core.failure.DeadLetters;
import io.tributary.core.metrics.MicrometerListener;
import io.tributary.core.run.Listeners;
import io.tributary.core.run.Pipeline;
import io.tributary.core.sink.JsonLinesSink;
import io.tributary.core.sink.Sinks;
import io.tributary.core.transform.FieldMap;
import io.tributary.core.transform.MapReader;
import io.tributary.record.Document;
import io.tributary.record.OutputRecord;
import io.tributary.run.RunListener;
import io.tributary.run.RunReport;
import io.tributary.sink.Sink;
import io.tributary.sink.WriteResult;
import io.tributary.testkit.map.MapTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;

/** The Java of the README, so that it compiles. {@code ReadmeTest} holds the two together. */
abstract class ReadmeSamples {
  RunReport use(TokenCredential credential) {
    // README: use
    Connector defender =
        DefenderForCloud.builder()
            .credential(credential)
            .scope(AzureScope.subscriptions("11111111-2222-3333-4444-555555555555"))
            .build();

    RunReport report = Pipeline.from(defender).to(new JsonLinesSink(Path.of("out"))).build().run();

    report.orThrow();
    // end
    return report;
  }

  void preflight(TokenCredential credential) throws InterruptedException {
    // README: preflight
    PreflightReport report =
        DefenderForCloud.builder().credential(credential).buildPreflight().run();

    for (PreflightCheck check : report.checks()) {
      System.out.println(check.state() + " " + check.name() + ": " + check.message());
    }
    // end
  }

  RunReport change(Connector defender, Queue<String> queue) {
    // README: change
    RunReport report =
        Pipeline.from(defender)
            .datasets("azure.misconfiguration")
            .maps(
                defender
                    .maps()
                    .override("azure.misconfiguration", FieldMap.load(Path.of("my.yaml"))))
            .scores(defender.scores().withDefaultSeverity(2))
            .rules(defender.rules().disable("mac-address"))
            .deadLetters(Path.of("dead-letter.jsonl"))
            .to(Sinks.forEach(record -> queue.add(record.key())))
            .build()
            .run();
    // end
    return report;
  }

  RunReport resume(Connector defender) {
    // README: resume
    Pipeline pipeline =
        Pipeline.from(defender)
            .checkpoints(new FolderCheckpoints(Path.of("checkpoint")))
            .to(new JsonLinesSink(Path.of("out")))
            .build();

    RunReport report = pipeline.resume(); // Begins a run where none has stopped.
    // end
    return report;
  }

  Sink sink() {
    // README: sink
    Sink sink =
        batch -> {
          batch.records().forEach(record -> store(record.kind(), record.key(), record.document()));
          return WriteResult.allWritten();
        };
    // end
    return sink;
  }

  FieldMap ownMap(Connector defender) {
    // README: own-map
    FieldMap own = MapReader.plain().withShipped(defender.maps()).load(Path.of("vm.yaml"));
    // end
    return own;
  }

  void testMap(FieldMap own) {
    // README: test-map
    MapTest.of(own)
        .given("{\"id\": \"/subscriptions/s/VM-1\", \"tags\": {\"env\": \"prod\"}}")
        .expect("asset.assetDetail.customAttributes.stage", "prod")
        .expectAbsent("asset.assetDetail.cloudInfo.region");
    // end
  }

  RunReport ocsf(Connector defender) {
    // README: ocsf
    RunReport report =
        Pipeline.from(defender)
            .to(Sinks.mapped(OcsfMaps.of(defender.maps()), new JsonLinesSink(Path.of("out"))))
            .build()
            .run();
    // end
    return report;
  }

  RunReport watch(Connector defender, MeterRegistry registry, RunListener progress, Sink sink) {
    // README: watch
    RunListener meters = new MicrometerListener(registry);

    RunReport report =
        Pipeline.from(defender).listener(Listeners.all(meters, progress)).to(sink).build().run();
    // end
    return report;
  }

  void record(HttpClient own) throws IOException {
    // README: record
    try (Recorder recorder =
        Recorder.to(Path.of("run.zip")).masks(Masks.pseudonyms("id", Masks.UUID)).start()) {
      HttpClient client = recorder.around(own);
      run(client); // Give it to the credential's builder and to that of the connector.
    }
    // end
  }

  abstract void run(HttpClient client);

  void replay(Connector defender, Sink sink) {
    // README: replay
    Pipeline.from(DeadLetters.replay(defender, Path.of("out/dead-letter.jsonl")))
        .to(sink)
        .build()
        .run();
    // end
  }

  abstract void store(OutputRecord.Kind kind, String key, Document document);
}
