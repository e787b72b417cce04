package io.tributary.testkit.estate;

import java.util.List;

/**
 * How a virtual machine is connected. Twenty ways follow each other, so that every shape an estate
 * can have occurs among any twenty machines.
 *
 * @param interfaces how many network interfaces the machine names
 * @param primary which of them is primary, zero-based
 * @param flagged whether the machine says so; with one interface, it need not
 * @param readable whether the interfaces have rows
 * @param mac whether the primary one has a MAC address
 * @param address what is known of the public address of the primary one
 */
record MachineNetwork(
    int interfaces,
    int primary,
    boolean flagged,
    boolean readable,
    boolean mac,
    PublicAddress address) {
  /** The state of a public address. */
  enum PublicAddress {
    /** There is none. */
    NONE,
    /** It has a row with an address. */
    ASSIGNED,
    /** It has a row without an address, because the machine is deallocated. */
    RELEASED,
    /** The interface names it, but it has no row. */
    UNREADABLE
  }

  private static final MachineNetwork PRIVATE = single(PublicAddress.NONE);
  private static final MachineNetwork PUBLIC = single(PublicAddress.ASSIGNED);
  private static final List<MachineNetwork> CYCLE =
      List.of(
          new MachineNetwork(1, 0, false, true, true, PublicAddress.ASSIGNED),
          new MachineNetwork(2, 1, true, true, true, PublicAddress.ASSIGNED),
          new MachineNetwork(0, 0, false, true, false, PublicAddress.NONE),
          new MachineNetwork(1, 0, true, false, false, PublicAddress.NONE),
          single(PublicAddress.UNREADABLE),
          single(PublicAddress.RELEASED),
          PRIVATE,
          new MachineNetwork(3, 0, true, true, true, PublicAddress.NONE),
          PUBLIC,
          new MachineNetwork(1, 0, true, true, false, PublicAddress.NONE),
          PRIVATE,
          PUBLIC,
          PRIVATE,
          new MachineNetwork(1, 0, false, true, true, PublicAddress.NONE),
          PRIVATE,
          PUBLIC,
          PRIVATE,
          new MachineNetwork(2, 0, true, true, true, PublicAddress.ASSIGNED),
          PRIVATE,
          PRIVATE);

  /** The network of the machine at an index. */
  static MachineNetwork of(int machine) {
    return CYCLE.get(machine % CYCLE.size());
  }

  /** Where the rows of interfaces come from. */
  static Repetition interfaceRows() {
    return new Repetition(
        CYCLE.stream().map(network -> network.readable() ? network.interfaces() : 0).toList());
  }

  /** Where the rows of public addresses come from. */
  static Repetition addressRows() {
    return new Repetition(CYCLE.stream().map(network -> network.hasAddressRow() ? 1 : 0).toList());
  }

  private boolean hasAddressRow() {
    return address == PublicAddress.ASSIGNED || address == PublicAddress.RELEASED;
  }

  private static MachineNetwork single(PublicAddress address) {
    return new MachineNetwork(1, 0, true, true, true, address);
  }
}
