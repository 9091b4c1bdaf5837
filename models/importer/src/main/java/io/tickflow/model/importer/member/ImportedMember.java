package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.Member;
import java.util.List;

/**
 * Member of a bundle with its graph and what it says of golden rows.
 *
 * @param member entry of the manifest
 * @param onnx content of its file
 * @param golden its part of the golden rows
 * @param notes remarks for the user, a sentence each
 */
public record ImportedMember(Member member, byte[] onnx, GoldenPart golden, List<String> notes) {

    /** Copies the list. */
    public ImportedMember {
        notes = List.copyOf(notes);
    }

    /** Copy whose graph goes into another file. */
    public ImportedMember withFile(String file) {
        var renamed =
                new Member(
                        member.name(),
                        member.kind(),
                        file,
                        member.sha256(),
                        member.weight(),
                        member.input(),
                        member.output(),
                        member.batching(),
                        member.deadlineMillis(),
                        member.source(),
                        member.parity(),
                        member.missing());
        return new ImportedMember(renamed, onnx, golden, notes);
    }
}
