package io.tributary.testkit.estate;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that has vulnerabilities.
 *
 * @param kind what it is
 * @param number which of its kind
 * @param id the Azure resource that its findings are below: itself, or its registry, cluster or
 *     connector
 * @param entity the name of Defender's own entity below that resource; empty if there is none
 * @param nativeId what another cloud calls it; empty in Azure
 * @param region where another cloud has it; empty in Azure
 * @param account the account or project of another cloud; empty in Azure
 * @param image which image it is, or runs
 */
record Affected(
    AffectedKind kind,
    int number,
    ArmId id,
    String entity,
    String nativeId,
    String region,
    String account,
    Optional<ImageName> image) {

  static Affected resource(AffectedKind kind, int number, ArmId id) {
    return new Affected(kind, number, id, "", "", "", "", Optional.empty());
  }

  static Affected image(AffectedKind kind, int number, ArmId id, String entity, ImageName image) {
    return new Affected(kind, number, id, entity, "", "", "", Optional.of(image));
  }

  /** The key of the asset: an image's digest, a native id, or the resource's id. */
  String key() {
    String key =
        image
            .map(ImageName::digest)
            .orElse(nativeId.isEmpty() ? id.text() : OtherClouds.plain(nativeId));
    return key.toLowerCase(Locale.ROOT);
  }

  /** What findings are below, in some spelling. */
  String text(Casing casing) {
    return entity.isEmpty() ? id.text(casing) : id.text(casing) + "/securityentitydata/" + entity;
  }

  /** The key of the running container, which is an asset beside its image; empty if it is none. */
  Optional<String> containerKey() {
    return kind.isContainer() ? Optional.of(text(Casing.LOWER)) : Optional.empty();
  }

  /** The namespace of a running container, as its entity's name has it. */
  String namespace() {
    return entity.substring(entity.indexOf('-') + 1, entity.indexOf("-pod-"));
  }

  /** What it is called. */
  String name() {
    return image
        .map(ImageName::lastName)
        .orElse(
            nativeId.isEmpty() ? id.lastName() : nativeId.substring(nativeId.lastIndexOf('/') + 1));
  }
}
