import { ActionIcon, Menu } from '@mantine/core';
import { IconCoin, IconDots, IconPencil, IconRepeat, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { BudgetDialog } from './budget-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DescribeDialog } from './describe-dialog.tsx';
import { isFinal } from './possible-commands.ts';
import { useSteering } from './steering.tsx';

/** What is done with a session now and then. */
export function MoreMenu() {
  const { session, maySteer } = useSteering();
  const [dialog, setDialog] = useState<'describe' | 'budget' | 'delete'>();
  const close = (): void => setDialog(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={30} variant="default" aria-label="More commands">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            disabled={!maySteer}
            onClick={() => setDialog('describe')}
          >
            Edit title and tags
          </Menu.Item>
          {!isFinal(session) && (
            <Menu.Item
              leftSection={<IconCoin size={16} aria-hidden />}
              disabled={!maySteer}
              onClick={() => setDialog('budget')}
            >
              Budget
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            href={`/sessions/new?from=${session.id}`}
            leftSection={<IconRepeat size={16} aria-hidden />}
            disabled={!maySteer}
          >
            Run again
          </Menu.Item>
          {isFinal(session) && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={!maySteer}
              onClick={() => setDialog('delete')}
            >
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'describe' && <DescribeDialog onClose={close} />}
      {dialog === 'budget' && <BudgetDialog onClose={close} />}
      <DeleteDialog isOpen={dialog === 'delete'} onClose={close} />
    </>
  );
}
