package io.tributary.core.run;

import io.tributary.Session;
import io.tributary.core.failure.DeadLetterFile;
import io.tributary.core.reconcile.AssetStage;
import io.tributary.core.reconcile.FindingIndex;
import java.util.Map;
import java.util.Optional;

/** What the parts of one run share. */
record RunContext(
    String run,
    Pipeline.Settings settings,
    Session session,
    Book book,
    Journal journal,
    SinkDesk desk,
    AssetStage stage,
    FindingIndex findings,
    Optional<DeadLetterFile> deadLetters,
    OneAtATime listener,
    Map<String, RowLimit> limits) {}
