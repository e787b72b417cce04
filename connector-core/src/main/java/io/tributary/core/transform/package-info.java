/**
 * Stage 3 of 7: the declarative transform map, compiled once to a tree of targets.
 *
 * <p>A map file is YAML or JSON:
 *
 * <pre>{@code
 * name: azure.misconfiguration
 * version: 1.0.0
 * description: Assessments of Defender for Cloud, one finding each.
 * source: azure.misconfiguration     # the data model of the rows
 * target: etm                        # the data model of the records
 * record:
 *   kind: finding                    # or asset, which has only a key
 *   key: {source: id, lower: true}
 *   asset: assetKey                  # the key of the asset that the finding is about
 *   severity: [properties.metadata.severity, properties.status.severity]
 *   status: properties.status.code
 *   stub: true                       # targets below "asset." make a stub of the asset (default)
 *   objects: [properties]            # a row with something else than an object there fails
 *   json: [properties.details]       # JSON in a string, read before anything else
 *   skip:                            # left out, and counted under the rule
 *     - {rule: not-scanned, source: properties.status.cause, in: [Unscanned]}
 *   when:                            # only the rows for which it holds; the others are left out
 *     - {rule: no-machine, source: kind, in: [vm, vmss]}   # or notIn, exists, matches
 *   forEach: cves                    # a record for each element, whose keys are laid over the
 *                                    # row's; or {source: cves, as: cve}. Without any: one.
 *   related: containerKey            # targets below "related." make a stub of this asset as well
 * base: finding.yaml                 # a file beside, or a shipped map by its name: what is not said
 *                                    # here is as it is there
 * baseVersion: 1.0.0                 # for which version of it this was made: see MapConflict
 * remove: [asset.assetDetail.name]   # targets of the base that are not to be written
 * lookups:                           # what words stand for, in any casing; "" counts as nothing
 *   severity: {medium: Medium, Unknown: ""}
 * fields:
 *   - source: id                     # a path, or a list: the first that holds something counts
 *     type: string                   # integer, number, boolean, datetime, object, any
 *     target: asset.assetHeader.externalAssetId
 *     default: unknown
 *     trim: true                     # or lower, upper
 *     lookup: severity               # or a table in place, whose meanings become of the type;
 *                                    # "*" stands for any other word
 *     note: Why it is so.
 *   - source: detectedAt             # a date as it is written in the row: letters such as these,
 *     type: datetime                 # epoch-seconds or epoch-milliseconds
 *     pattern: dd.MM.yyyy HH:mm
 *     format: epoch-milliseconds     # and as the record has it, in the same words; ISO-8601 else
 *     target: time
 *   - source: "tags[].name"          # the elements of the last array as one text
 *     join: ", "
 *     target: tagNames
 *   - source: id                     # what the group of a regular expression finds
 *     extract: "/resourceGroups/([^/]+)"
 *     target: resourceGroup
 *   - source: zones                  # the parts of a text as an array, each of the type
 *     split: ","
 *     type: integer
 *     target: zoneNumbers
 *   - source: name                   # functions that a host registers: see MapFunctions
 *     call: host-of
 *     when: {source: kind, in: [vm]} # or a list: the field is written only if all of it holds
 *     target: hostname
 *   - constant: azure-resource
 *     target: asset.assetHeader.assetTypeName
 *   - source: history[].size         # arrays are zipped by index
 *     type: integer
 *     target: layers[].sizeInBytes
 * }</pre>
 */
@NullMarked
package io.tributary.core.transform;

import org.jspecify.annotations.NullMarked;
