package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of virtual machines. */
final class MachineRows {
  private static final int NETBIOS_LENGTH = 15;
  private static final Map<String, @Nullable Object> WINDOWS_IMAGE =
      object(
          "publisher", "MicrosoftWindowsServer",
          "offer", "WindowsServer",
          "sku", "2022-datacenter-azure-edition",
          "version", "latest",
          "exactVersion", "20348.2700.240905");
  private static final Map<String, @Nullable Object> LINUX_IMAGE =
      object(
          "publisher", "canonical",
          "offer", "0001-com-ubuntu-server-jammy",
          "sku", "22_04-lts-gen2",
          "version", "latest",
          "exactVersion", "22.04.202408010");
  private static final List<String> SIZES =
      List.of("Standard_D2s_v3", "Standard_DS1_v2", "Standard_B2s", "Standard_E4s_v5");

  private final Blueprint blueprint;
  private final ResourceRows resources;

  MachineRows(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.resources = new ResourceRows(blueprint);
  }

  Table table() {
    return new GeneratedRows(blueprint.count(ResourceKind.VIRTUAL_MACHINE), this::row);
  }

  private Map<String, @Nullable Object> row(int machine) {
    ArmId id = blueprint.id(ResourceKind.VIRTUAL_MACHINE, machine);
    int group = blueprint.groupOf(ResourceKind.VIRTUAL_MACHINE, machine);
    Draw draw = blueprint.draw("machine", machine);
    Map<String, @Nullable Object> properties =
        object(
            "hardwareProfile", object("vmSize", draw.pick(SIZES)),
            "provisioningState", "Succeeded",
            "vmId", draw.guid(),
            "storageProfile", storage(id, machine, draw),
            "osProfile", operatingSystem(id, machine),
            "diagnosticsProfile", object("bootDiagnostics", object("enabled", true)));
    MachineNetwork network = MachineNetwork.of(machine);
    if (network.interfaces() > 0 || machine % 40 == 2) { // Without one: an empty list, or nothing.
      properties.put("networkProfile", object("networkInterfaces", interfaces(machine, network)));
    }
    if (machine % 8 != 6) { // Machines made before 2022 have no such date.
      properties.put("timeCreated", Dates.precise(draw));
    }
    if (machine % 3 == 0) {
      String state = machine % 5 == 0 ? "deallocated" : "running";
      properties.put(
          "extended",
          object("instanceView", object("powerState", object("code", "PowerState/" + state))));
    }
    Map<String, @Nullable Object> row =
        resources.row(id, machine % 10 == 1 ? Casing.UPPER_GROUP : Casing.AS_CREATED, group);
    row.put("properties", properties);
    row.put("tags", tags(machine, group));
    row.put("zones", machine % 2 == 0 ? List.of("1") : null);
    if (machine % 4 == 0) {
      row.put(
          "identity",
          object(
              "type", "SystemAssigned",
              "principalId", draw.guid(),
              "tenantId", blueprint.tenantId()));
    }
    return row;
  }

  private static Map<String, @Nullable Object> storage(ArmId id, int machine, Draw draw) {
    String disk = id.name() + "_OsDisk_1_" + draw.guid().replace("-", "");
    Map<String, @Nullable Object> image = isWindows(machine) ? WINDOWS_IMAGE : LINUX_IMAGE;
    return object(
        // A machine made from a disk of its own has no image.
        "imageReference", machine % 20 == 13 ? null : image,
        "osDisk",
            object(
                "osType",
                isWindows(machine) ? "Windows" : "Linux",
                "name",
                disk,
                "createOption",
                "FromImage",
                "caching",
                "ReadWrite",
                "managedDisk",
                object("id", id.sibling("Microsoft.Compute/disks", disk).text(Casing.LOWER))),
        "dataDisks", List.of());
  }

  private static Map<String, @Nullable Object> operatingSystem(ArmId id, int machine) {
    if (isWindows(machine)) {
      String name = id.name().toUpperCase(Locale.ROOT);
      return object(
          "computerName", name.substring(0, Math.min(name.length(), NETBIOS_LENGTH)),
          "adminUsername", "contosoadmin",
          "windowsConfiguration", object("provisionVMAgent", true, "enableAutomaticUpdates", true),
          "secrets", List.of());
    }
    return object(
        "computerName", id.name(),
        "adminUsername", "azureuser",
        "linuxConfiguration", object("disablePasswordAuthentication", true),
        "secrets", List.of());
  }

  private List<Object> interfaces(int machine, MachineNetwork network) {
    List<Object> interfaces = new ArrayList<>();
    Casing casing = machine % 2 == 0 ? Casing.AS_CREATED : Casing.UPPER_GROUP;
    for (int i = 0; i < network.interfaces(); i++) {
      String nic = NetworkRows.interfaceId(blueprint, machine, i).text(casing);
      Map<String, @Nullable Object> properties = object("deleteOption", "Detach");
      if (network.flagged()) {
        properties.put("primary", i == network.primary());
      }
      interfaces.add(object("id", nic, "properties", properties));
    }
    return interfaces;
  }

  private @Nullable Map<String, @Nullable Object> tags(int machine, int group) {
    return switch (machine % 5) {
      case 0 -> null;
      case 1 -> Map.of();
      case 2 -> object("env", blueprint.stage(group), "owner", "");
      default -> object("env", blueprint.stage(group), "cost center", "CC-" + (100 + group % 40));
    };
  }

  private static boolean isWindows(int machine) {
    return machine % 3 == 1;
  }
}
