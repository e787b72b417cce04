package io.tributary.testkit.estate;

import static io.tributary.testkit.estate.Trees.object;

import io.tributary.testkit.Table;
import io.tributary.testkit.estate.MachineNetwork.PublicAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of network interfaces and public addresses of virtual machines. */
final class NetworkRows {
  private static final String INTERFACE = "Microsoft.Network/networkInterfaces";
  private static final String ADDRESS = "Microsoft.Network/publicIPAddresses";
  private static final List<String> MAC_PREFIXES = List.of("00-0D-3A", "00-22-48", "60-45-BD");

  private final Blueprint blueprint;
  private final ResourceRows resources;
  private final Repetition interfaces = MachineNetwork.interfaceRows();
  private final Repetition addresses = MachineNetwork.addressRows();

  NetworkRows(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.resources = new ResourceRows(blueprint);
  }

  /** The id of one of a machine's interfaces. */
  static ArmId interfaceId(Blueprint blueprint, int machine, int number) {
    ArmId owner = blueprint.id(ResourceKind.VIRTUAL_MACHINE, machine);
    return owner.sibling(INTERFACE, owner.name() + "-nic" + (number + 1));
  }

  Table interfaces() {
    int machines = blueprint.count(ResourceKind.VIRTUAL_MACHINE);
    return new GeneratedRows(interfaces.total(machines), index -> networkInterface(index));
  }

  Table addresses() {
    int machines = blueprint.count(ResourceKind.VIRTUAL_MACHINE);
    return new GeneratedRows(addresses.total(machines), index -> address(index));
  }

  private Map<String, @Nullable Object> networkInterface(int index) {
    Repetition.Part part = interfaces.at(index);
    int machine = part.owner();
    MachineNetwork network = MachineNetwork.of(machine);
    boolean primary = part.number() == network.primary();
    ArmId id = interfaceId(blueprint, machine, part.number());
    Draw draw = blueprint.draw("interface", index);
    Map<String, @Nullable Object> properties =
        object(
            "provisioningState",
            "Succeeded",
            "resourceGuid",
            draw.guid(),
            "ipConfigurations",
            configurations(id, part, network, primary),
            "dnsSettings",
            object("dnsServers", List.of(), "appliedDnsServers", List.of()),
            "macAddress",
            primary && !network.mac() ? "" : mac(index),
            "enableAcceleratedNetworking",
            draw.below(2) == 0,
            "enableIPForwarding",
            false,
            "primary",
            primary,
            "virtualMachine",
            object(
                "id",
                blueprint
                    .id(ResourceKind.VIRTUAL_MACHINE, machine)
                    .text(machine % 4 == 0 ? Casing.LOWER : Casing.UPPER_GROUP)),
            "nicType",
            "Standard");
    return row(id, machine, properties);
  }

  private List<Object> configurations(
      ArmId id, Repetition.Part part, MachineNetwork network, boolean primary) {
    Map<String, @Nullable Object> main = configuration(id, part, 1);
    if (network.interfaces() == 1 && !network.flagged()) {
      main.remove("primary"); // The only one need not say that it is primary.
    }
    if (primary && network.address() != PublicAddress.NONE) {
      ArmId address = addressId(part.owner());
      main.put("publicIPAddress", object("id", address.text(Casing.LOWER)));
    }
    Map<String, @Nullable Object> first = described(id, 1, main);
    return network.interfaces() < 3
        ? List.of(first)
        : List.of(described(id, 2, configuration(id, part, 2)), first);
  }

  private static Map<String, @Nullable Object> described(
      ArmId id, int number, Map<String, @Nullable Object> properties) {
    String name = "ipconfig" + number;
    return object(
        "name",
        name,
        "id",
        id.text() + "/ipConfigurations/" + name,
        "type",
        INTERFACE + "/ipConfigurations",
        "properties",
        properties);
  }

  private static Map<String, @Nullable Object> configuration(
      ArmId id, Repetition.Part part, int number) {
    int host = part.owner() * 8 + part.number() * 2 + number;
    return object(
        "provisioningState",
        "Succeeded",
        "privateIPAddress",
        "10." + (host >> 16 & 0xFF) + "." + (host >> 8 & 0xFF) + "." + (host & 0xFF),
        "privateIPAllocationMethod",
        number == 1 ? "Dynamic" : "Static",
        "subnet",
        object(
            "id",
            id.sibling("Microsoft.Network/virtualNetworks", "vnet-spoke").text()
                + "/subnets/default"),
        "primary",
        number == 1,
        "privateIPAddressVersion",
        "IPv4");
  }

  private Map<String, @Nullable Object> address(int index) {
    int machine = addresses.at(index).owner();
    ArmId id = addressId(machine);
    Map<String, @Nullable Object> properties =
        object(
            "provisioningState",
            "Succeeded",
            "resourceGuid",
            blueprint.draw("address", index).guid(),
            "publicIPAddressVersion",
            "IPv4",
            "publicIPAllocationMethod",
            "Dynamic",
            "idleTimeoutInMinutes",
            4,
            "ipTags",
            List.of());
    if (MachineNetwork.of(machine).address() == PublicAddress.ASSIGNED) {
      // 198.18.0.0/15 is set aside for tests by RFC 2544.
      int host = index & 0x1FFFF;
      properties.put(
          "ipAddress",
          "198." + (18 + (host >> 16)) + "." + (host >> 8 & 0xFF) + "." + (host & 0xFF));
    }
    Map<String, @Nullable Object> row = row(id, machine, properties);
    row.put("sku", object("name", "Standard"));
    return row;
  }

  private Map<String, @Nullable Object> row(
      ArmId id, int machine, Map<String, @Nullable Object> properties) {
    int group = blueprint.groupOf(ResourceKind.VIRTUAL_MACHINE, machine);
    Map<String, @Nullable Object> row = resources.row(id, Casing.AS_CREATED, group);
    row.put("properties", properties);
    return row;
  }

  private ArmId addressId(int machine) {
    ArmId owner = blueprint.id(ResourceKind.VIRTUAL_MACHINE, machine);
    return owner.sibling(ADDRESS, owner.name() + "-ip");
  }

  /** A different one for each interface. */
  private static String mac(int index) {
    String digits = Integer.toHexString(0x1000000 + (index & 0xFFFFFF)).substring(1);
    String upper = digits.toUpperCase(Locale.ROOT);
    return MAC_PREFIXES.get(index % MAC_PREFIXES.size())
        + "-"
        + upper.substring(0, 2)
        + "-"
        + upper.substring(2, 4)
        + "-"
        + upper.substring(4);
  }
}
