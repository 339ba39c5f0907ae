use crate::store::Store;
use crate::store::packed::tests::{answer, keep};

#[test]
fn an_answer_goes_with_its_readings_and_a_list_of_dossiers_never() {
    let mut store = Store::in_memory().unwrap();
    let mut read = answer(1);
    read.snapshot.proof = Some(crate::dossier::Mode::Range.into());
    let id = keep(&mut store, &read);
    let before = answer(9).snapshot.fetched_at;
    assert_eq!(store.remove_answers(&[id], before).unwrap().answers, 1);
    assert!(store.all_heads().unwrap().is_empty());

    let coverage = crate::dossier::list::Coverage {
        from: None,
        to: None,
        only_received: false,
    };
    let (list, _) = store
        .keep_export(&answer(2), Some(coverage), None, before)
        .unwrap();
    assert!(store.answers_to_keep().unwrap().contains(&list));
}

#[test]
fn what_goes_takes_nothing_with_it_that_others_need() {
    let mut store = Store::in_memory().unwrap();
    let mut twin = answer(1);
    twin.snapshot.fetched_at = answer(2).snapshot.fetched_at;
    let ids = [
        keep(&mut store, &answer(1)),
        keep(&mut store, &twin),
        keep(&mut store, &answer(3)),
    ];
    let weighed = store.weigh_answers(&ids[..1]).unwrap();
    assert_eq!(
        (weighed.answers, weighed.bytes),
        (1, 0),
        "its body is the twin's too"
    );
    let weighed = store.weigh_answers(&ids[2..]).unwrap();
    assert!(weighed.bytes > 0);
    let before = answer(2).snapshot.fetched_at;
    let removed = store.remove_answers(&[ids[0], ids[2]], before).unwrap();
    assert_eq!(removed.bytes, weighed.bytes);
    assert_eq!(store.all_heads().unwrap().len(), 1);
    assert_eq!(store.snapshot(ids[1]).unwrap().rows, twin.snapshot.rows);
    assert_eq!(store.answer_body(&twin.snapshot.hash).unwrap(), Some(twin.body));
    assert_eq!(store.answer_body(&answer(3).snapshot.hash).unwrap(), None);
    assert!(store.snapshot(ids[2]).is_err());
}
