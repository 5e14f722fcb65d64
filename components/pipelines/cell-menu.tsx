'use client';

import { ArrowLeftRight, ArrowRight, Ban, Copy, Ellipsis, History, Undo2 } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { copyText } from '@/components/ui/copy-text';
import { Menu, MenuButton, MenuHeading, MenuLink } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { keyText } from '@/lib/domain/resource';
import type { BoardCellProps } from './board-cell';
import { isUnderway } from './board-filter';
import { applicationHref, cancelHref, promoteHref, rollbackHref } from './places';

/** Everything that can be done with one application in one stage. */
export function CellMenu(props: BoardCellProps) {
  return (
    <Menu
      label={`More for ${props.cell.application.name}`}
      align="end"
      button={<Ellipsis aria-hidden className="size-4" />}
      buttonClassName="inline-flex size-7 shrink-0 items-center justify-center rounded-base text-muted hover:bg-hover hover:text-ink"
    >
      <Items {...props} />
    </Menu>
  );
}

function Items({ connection, pipeline, row, stage, cell, left, right, rightCell }: BoardCellProps) {
  const { application, running, latest } = cell;
  const refusal = useRefusal('change:plan', { connection, environment: stage.id });
  const promoteRefusal = useRefusal('change:plan', { connection, environment: right?.id });
  const say = useToast();
  const copy = (text: string) =>
    void copyText(text).then((done) => say(done ? 'Copied' : 'This browser does not let pages copy'));
  const pair = left && new URLSearchParams({ source: left.id, target: stage.id, open: keyText(keyOf(row)) });
  return (
    <>
      <MenuHeading>
        {application.name}, {stage.name}
      </MenuHeading>
      {running && right && rightCell && !promoteRefusal && (
        <MenuLink href={promoteHref(connection, pipeline, application.id, [rightCell.application.id])}>
          <ArrowRight aria-hidden className="size-4" /> Promote to {right.name}…
        </MenuLink>
      )}
      {running && !refusal && (
        <MenuLink href={rollbackHref(connection, pipeline, application.id)}>
          <Undo2 aria-hidden className="size-4" /> Roll back one step…
        </MenuLink>
      )}
      {latest && isUnderway(cell) && !refusal && (
        <MenuLink href={cancelHref(connection, pipeline, application.id, latest.id)}>
          <Ban aria-hidden className="size-4" /> Call off the deployment…
        </MenuLink>
      )}
      {pair && (
        <MenuLink href={`/c/${connection}/compare?${pair}`}>
          <ArrowLeftRight aria-hidden className="size-4" /> Compare with {left.name}
        </MenuLink>
      )}
      <MenuLink href={applicationHref(connection, pipeline, application.id)}>
        <History aria-hidden className="size-4" /> Deployments and logs
      </MenuLink>
      <MenuButton onClick={() => copy(application.id)}>
        <Copy aria-hidden className="size-4" /> Copy the application’s id
      </MenuButton>
      {running && (
        <MenuButton onClick={() => copy(running.commit ?? running.image ?? running.id)}>
          <Copy aria-hidden className="size-4" /> Copy {running.commit ? 'the commit' : 'the image'}
        </MenuButton>
      )}
    </>
  );
}

const keyOf = (id: string) => ({ type: 'application', id });
