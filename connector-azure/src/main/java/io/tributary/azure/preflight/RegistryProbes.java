package io.tributary.azure.preflight;

import io.tributary.azure.preflight.PreflightCheck.State;
import io.tributary.azure.registry.Registry;
import io.tributary.azure.registry.RegistryGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the container registries let their repositories be listed. */
final class RegistryProbes {
  static final String NAME = "registry";
  private static final int MOST = 20;
  private static final int MOST_NAMED = 50;
  private static final Duration SPARE = Duration.ofSeconds(1);

  private final RegistryGateway gateway;
  private final ProbeThreads threads;

  RegistryProbes(RegistryGateway gateway, ProbeThreads threads) {
    this.gateway = gateway;
    this.threads = threads;
  }

  Probe probe() {
    return new Probe(NAME, "", State.WARNING, this::look);
  }

  private List<PreflightCheck> look() throws InterruptedException {
    List<Registry> all = gateway.registries().all();
    List<PreflightCheck> checks =
        new ArrayList<>(threads.run(all.stream().limit(MOST).map(this::probe).toList(), SPARE));
    for (String refused : gateway.registries().refused()) {
      checks.add(
          new PreflightCheck(
              NAME,
              refused,
              State.WARNING,
              "is not a registry host of this cloud, and is never contacted"));
    }
    if (all.size() > MOST) {
      checks.add(notTried(all.subList(MOST, all.size())));
    }
    return checks;
  }

  private Probe probe(Registry registry) {
    String host = registry.loginServer();
    return new Probe(
        NAME,
        host,
        State.WARNING,
        () -> {
          gateway.listing().probe(registry);
          return List.of(
              new PreflightCheck(NAME, host, State.OK, "its repositories can be listed"));
        });
  }

  private static PreflightCheck notTried(List<Registry> rest) {
    String named =
        rest.stream()
            .limit(MOST_NAMED)
            .map(Registry::loginServer)
            .collect(Collectors.joining(", "));
    return new PreflightCheck(
        NAME,
        rest.size() + " more",
        State.SKIPPED,
        "no more than "
            + MOST
            + " are tried; not tried: "
            + named
            + (rest.size() > MOST_NAMED ? ", …" : ""));
  }
}
